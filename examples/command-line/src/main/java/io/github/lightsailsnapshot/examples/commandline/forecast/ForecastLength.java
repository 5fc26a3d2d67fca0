package io.github.lightsailsnapshot.examples.commandline.forecast;

import java.time.Period;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses how long a forecast is, in the units of a policy, in which m is a month. */
final class ForecastLength implements ITypeConverter<Period> {
  private static final Pattern UNITS =
      Pattern.compile("(?:([0-9]{1,4})y)?(?:([0-9]{1,4})m)?(?:([0-9]{1,4})w)?(?:([0-9]{1,5})d)?");

  @Override
  public Period convert(String text) {
    Matcher units = UNITS.matcher(text);
    if (!units.matches() || length(units).isZero()) {
      throw new TypeConversionException(
          "\"" + text
              + "\" is not a length of time in years, months, weeks and days, such as 2y, 18m, 1y6m or 90d");
    }
    return length(units);
  }

  private static Period length(Matcher units) {
    return Period.of(
        number(units, 1), number(units, 2), Math.addExact(7 * number(units, 3), number(units, 4)));
  }

  private static int number(Matcher units, int group) {
    return units.group(group) == null ? 0 : Integer.parseInt(units.group(group));
  }
}
