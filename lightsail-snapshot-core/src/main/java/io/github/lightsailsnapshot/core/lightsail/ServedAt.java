package io.github.lightsailsnapshot.core.lightsail;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The service's time when it answered, from the {@code Date} header of its response. */
final class ServedAt {

  private ServedAt() {}

  static Optional<Instant> of(@Nullable SdkHttpResponse response) {
    return Optional.ofNullable(response)
        .flatMap(http -> http.firstMatchingHeader("Date"))
        .flatMap(ServedAt::parsed);
  }

  /**
   * The time of a listing, to the fraction of a second that its newest snapshot tells. {@code Date} has whole seconds, but what
   * the listing shows was created before. A snapshot that is later than that second says nothing: two clocks differ.
   */
  static Optional<Instant> refined(Optional<Instant> date, List<Snapshot> listed) {
    return date.map(second -> listed.stream()
        .map(Snapshot::createdAt)
        .filter(created ->
            created.isAfter(second) && created.truncatedTo(ChronoUnit.SECONDS).equals(second))
        .max(Instant::compareTo)
        .orElse(second));
  }

  private static Optional<Instant> parsed(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
