package io.github.lightsailsnapshot.examples.commandline.options;

import io.github.lightsailsnapshot.retention.text.ZoneFormat;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses names of time zones. */
public final class TimeZoneName implements ITypeConverter<ZoneId> {
  @Override
  public ZoneId convert(String text) {
    try {
      return ZoneFormat.parse(text);
    } catch (IllegalArgumentException refused) {
      throw new TypeConversionException(String.valueOf(refused.getMessage()));
    }
  }
}
