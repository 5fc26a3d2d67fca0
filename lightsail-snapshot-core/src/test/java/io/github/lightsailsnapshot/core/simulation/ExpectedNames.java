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
  private static final Pattern NAME = Pattern.compile(SimulatedRegion.BASENAME
      + "-(\\d{4})-(\\d\\d)-(\\d\\d)T(\\d\\d)-(\\d\\d)-(\\d\\d)Z(?:-(\\d+))?");
  private static final int NUMBER = 7;

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
        ? Optional.of(LocalDateTime.of(
                field(matcher, 1),
                field(matcher, 2),
                field(matcher, 3),
                field(matcher, 4),
                field(matcher, 5),
                field(matcher, 6))
            .toInstant(ZoneOffset.UTC))
        : Optional.empty();
  }

  private static int field(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  /** The number in a name that the job gives: 1 for the first one of a time. */
  static int numberIn(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches() && matcher.group(NUMBER) != null ? field(matcher, NUMBER) : 1;
  }
}
