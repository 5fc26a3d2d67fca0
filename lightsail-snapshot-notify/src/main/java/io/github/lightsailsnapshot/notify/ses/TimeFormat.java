package io.github.lightsailsnapshot.notify.ses;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Formats times in a zone. The offset distinguishes the two occurrences of the repeated hour at a clock change. */
record TimeFormat(ZoneId zone) {
  private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
      .appendPattern("uuuu-MM-dd HH:mm:ss ")
      .appendOffset("+HH:MM", "UTC")
      .toFormatter(Locale.ROOT);

  String at(Instant time) {
    return FORMAT.format(time.atZone(zone));
  }

  static String length(Duration time) {
    if (time.toMinutes() == 0) {
      return time.toSeconds() + " s";
    }
    return time.toHours() == 0
        ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
        : time.toHours() + " h " + time.toMinutesPart() + " min";
  }
}
