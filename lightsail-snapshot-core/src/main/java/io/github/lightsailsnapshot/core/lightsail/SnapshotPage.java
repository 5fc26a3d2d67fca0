package io.github.lightsailsnapshot.core.lightsail;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.lightsail.model.GetInstanceSnapshotsResponse;
import software.amazon.awssdk.services.lightsail.model.InstanceSnapshot;

/**
 * One page of a listing. An empty token means that there is no next page.
 *
 * @param hasList whether the answer had a list of snapshots, even an empty one; otherwise it is not a valid page
 */
record SnapshotPage(
    boolean hasList, List<InstanceSnapshot> items, String nextToken, Optional<Instant> servedAt) {

  static SnapshotPage of(GetInstanceSnapshotsResponse response) {
    return new SnapshotPage(
        response.hasInstanceSnapshots(),
        response.instanceSnapshots(),
        Objects.requireNonNullElse(response.nextPageToken(), ""),
        ServedAt.of(response.sdkHttpResponse()));
  }
}
