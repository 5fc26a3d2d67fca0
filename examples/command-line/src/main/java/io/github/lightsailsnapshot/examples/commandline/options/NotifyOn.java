package io.github.lightsailsnapshot.examples.commandline.options;

import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** When to send notifications. */
public enum NotifyOn {
  /** If a run failed or needs attention. */
  FAILURE,
  ALWAYS;

  /** The words for it. */
  public static final class Word implements ITypeConverter<NotifyOn>, Iterable<String> {
    @Override
    public NotifyOn convert(String text) {
      return switch (text) {
        case "failure" -> FAILURE;
        case "always" -> ALWAYS;
        default ->
          throw new TypeConversionException("\"" + text + "\" is neither failure nor always");
      };
    }

    @Override
    public Iterator<String> iterator() {
      return List.of("failure", "always").iterator();
    }
  }
}
