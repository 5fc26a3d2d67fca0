package io.github.lightsailsnapshot.examples.commandline.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** When to send notifications. */
enum NotifyOn {
  /** If a run failed or needs attention. */
  FAILURE,
  ALWAYS;

  /** The words for it. */
  static final class Word implements ITypeConverter<NotifyOn> {
    @Override
    public NotifyOn convert(String text) {
      return switch (text) {
        case "failure" -> FAILURE;
        case "always" -> ALWAYS;
        default ->
          throw new TypeConversionException("\"" + text + "\" is neither failure nor always");
      };
    }
  }
}
