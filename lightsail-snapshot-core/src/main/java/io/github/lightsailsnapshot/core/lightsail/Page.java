package io.github.lightsailsnapshot.core.lightsail;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.lightsail.model.GetInstanceSnapshotsResponse;
import software.amazon.awssdk.services.lightsail.model.GetInstancesResponse;
import software.amazon.awssdk.services.lightsail.model.Instance;
import software.amazon.awssdk.services.lightsail.model.InstanceSnapshot;

/**
 * One page of a listing. An empty token means that there is no next page.
 *
 * @param hasList whether the answer had a list, even an empty one; otherwise it is not a valid page
 * @param <T> the items
 */
record Page<T>(boolean hasList, List<T> items, String nextToken, Optional<Instant> servedAt) {

  static Page<InstanceSnapshot> of(GetInstanceSnapshotsResponse response) {
    return new Page<>(
        response.hasInstanceSnapshots(),
        response.instanceSnapshots(),
        Objects.requireNonNullElse(response.nextPageToken(), ""),
        ServedAt.of(response.sdkHttpResponse()));
  }

  static Page<Instance> of(GetInstancesResponse response) {
    return new Page<>(
        response.hasInstances(),
        response.instances(),
        Objects.requireNonNullElse(response.nextPageToken(), ""),
        ServedAt.of(response.sdkHttpResponse()));
  }
}
