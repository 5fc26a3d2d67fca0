package io.github.lightsailsnapshot.core.simulation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that the job should give, spelled out here once more. */
final class ExpectedNames {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss");
  private static final Pattern NAME = Pattern.compile(
      SimulatedRegion.BASENAME + "-(\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d)Z(?:-(\\d+))?");

  private ExpectedNames() {}

  static String at(Instant moment) {
    return SimulatedRegion.BASENAME + "-" + TIME.format(moment.atOffset(ZoneOffset.UTC)) + "Z";
  }

  static String at(Instant moment, int number) {
    return number == 1 ? at(moment) : at(moment) + "-" + number;
  }

  /** The time in a name that the job gives; nothing in another one. */
  static Optional<Instant> timeIn(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? Optional.of(LocalDateTime.parse(matcher.group(1), TIME).toInstant(ZoneOffset.UTC))
        : Optional.empty();
  }

  /** The number in a name that the job gives: 1 for the first one of a time. */
  static int numberIn(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches() && matcher.group(2) != null ? Integer.parseInt(matcher.group(2)) : 1;
  }
}
