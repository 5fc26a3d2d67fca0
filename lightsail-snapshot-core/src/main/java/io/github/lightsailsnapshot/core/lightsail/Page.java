package io.github.lightsailsnapshot.core.lightsail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.lightsail.model.GetInstanceSnapshotsResponse;
import software.amazon.awssdk.services.lightsail.model.InstanceSnapshot;

/**
 * One page of a listing. An empty token is no token.
 *
 * @param hasList whether the answer had a list of snapshots, even an empty one; without, the answer is no page
 */
record Page(
    boolean hasList, List<InstanceSnapshot> items, String nextToken, Optional<Instant> servedAt) {

  static Page of(GetInstanceSnapshotsResponse response) {
    return new Page(
        response.hasInstanceSnapshots(),
        response.instanceSnapshots(),
        Objects.requireNonNullElse(response.nextPageToken(), ""),
        servedAt(response));
  }

  private static Optional<Instant> servedAt(GetInstanceSnapshotsResponse response) {
    return Optional.ofNullable(response.sdkHttpResponse())
        .flatMap(http -> http.firstMatchingHeader("Date"))
        .flatMap(Page::parsed);
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
