package io.github.lightsailsnapshot.examples.commandline;

import java.time.DateTimeException;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Names of time zones. */
final class TimeZoneName implements ITypeConverter<ZoneId> {

  @Override
  public ZoneId convert(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException unknown) {
      throw new TypeConversionException(
          "\"" + text + "\" is no time zone such as Europe/Berlin, America/New_York or UTC");
    }
  }
}
