package io.github.lightsailsnapshot.core.simulation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The names that the job should give, spelled out here once more. */
final class Names {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'" + Region.BASENAME + "-'uuuu-MM-dd'T'HH-mm-ss'Z'");

  private Names() {}

  static String at(Instant moment) {
    return NAME.format(moment.atOffset(ZoneOffset.UTC));
  }
}
