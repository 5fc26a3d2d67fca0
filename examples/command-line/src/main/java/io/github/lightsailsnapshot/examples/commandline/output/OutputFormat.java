package io.github.lightsailsnapshot.examples.commandline.output;

import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The format of standard output. */
public enum OutputFormat {
  /** Lines for people. */
  TEXT,
  /** One document for programs. */
  JSON;

  /** The words for it. */
  public static final class Word implements ITypeConverter<OutputFormat>, Iterable<String> {
    @Override
    public OutputFormat convert(String text) {
      return switch (text) {
        case "text" -> TEXT;
        case "json" -> JSON;
        default -> throw new TypeConversionException("\"" + text + "\" is neither text nor json");
      };
    }

    @Override
    public Iterator<String> iterator() {
      return List.of("text", "json").iterator();
    }
  }
}
