package io.github.lightsailsnapshot.core.lightsail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
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

  private static Optional<Instant> parsed(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
