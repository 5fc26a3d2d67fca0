package io.github.lightsailsnapshot.examples.commandline.schedule;

import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses times of day such as 03:17. */
final class TimeOfDay implements ITypeConverter<LocalTime> {
  private static final Pattern FORM = Pattern.compile("([01]?[0-9]|2[0-3]):([0-5][0-9])");

  @Override
  public LocalTime convert(String text) {
    Matcher found = FORM.matcher(text);
    if (!found.matches()) {
      throw new TypeConversionException("\"" + text + "\" is not a time of day such as 03:17");
    }
    return LocalTime.of(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
  }
}
