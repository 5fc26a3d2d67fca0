package io.github.lightsailsnapshot.examples.commandline.options;

import io.github.lightsailsnapshot.core.time.DurationFormat;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the durations of options. */
public final class LengthOfTime implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    try {
      return DurationFormat.parse(text);
    } catch (IllegalArgumentException unreadable) {
      throw new TypeConversionException(unreadable.getMessage());
    }
  }

  /** The duration as it was interpreted. */
  public static String text(Duration length) {
    return DurationFormat.format(length);
  }
}
