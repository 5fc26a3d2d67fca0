package io.github.lightsailsnapshot.core.lightsail;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.Listing.Unreadable;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.SourceRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lightsail.model.InstanceSnapshot;
import software.amazon.awssdk.services.lightsail.model.ResourceLocation;
import software.amazon.awssdk.services.lightsail.model.Tag;

/** Maps the items of a listing to snapshots, and to unreadable items that lack a value. */
final class SnapshotMapper {
  private static final Map<String, Snapshot.State> STATES = Map.of(
      "pending", Snapshot.State.PENDING,
      "available", Snapshot.State.AVAILABLE,
      "error", Snapshot.State.ERROR);

  private final List<Snapshot> snapshots = new ArrayList<>();
  private final List<Unreadable> unreadable = new ArrayList<>();

  void add(@Nullable InstanceSnapshot item) {
    if (item == null) {
      unreadable.add(new Unreadable("", "it is null"));
      return;
    }
    String missing = missing(item);
    if (!missing.isEmpty()) {
      unreadable(item, missing);
      return;
    }
    try {
      snapshots.add(snapshot(item));
    } catch (IllegalArgumentException odd) {
      unreadable(item, String.valueOf(odd.getMessage()));
    }
  }

  private void unreadable(InstanceSnapshot item, String why) {
    unreadable.add(new Unreadable(Objects.requireNonNullElse(item.name(), ""), why));
  }

  Listing listing(Optional<Instant> date) {
    return new Listing(snapshots, unreadable, ServedAt.refined(date, snapshots));
  }

  /** The values that a decision needs and that the item lacks. They are never guessed. */
  private static String missing(InstanceSnapshot item) {
    List<String> missing = new ArrayList<>();
    note(missing, "name", item.name());
    note(missing, "fromInstanceName", item.fromInstanceName());
    note(missing, "fromInstanceArn", item.fromInstanceArn());
    note(missing, "createdAt", item.createdAt());
    note(missing, "isFromAutoSnapshot", item.isFromAutoSnapshot());
    note(missing, "state", item.stateAsString());
    return String.join(", ", missing);
  }

  private static void note(List<String> missing, String field, @Nullable Object value) {
    if (value == null || value.equals("")) {
      missing.add(field + " is missing");
    }
  }

  private static Snapshot snapshot(InstanceSnapshot item) {
    return new Snapshot(
        item.name(),
        source(item),
        item.createdAt(),
        STATES.getOrDefault(item.stateAsString(), Snapshot.State.UNKNOWN),
        item.sizeInGb() == null ? 0 : item.sizeInGb(),
        tags(item),
        item.isFromAutoSnapshot());
  }

  private static SourceRef source(InstanceSnapshot item) {
    ResourceLocation location = item.location();
    return new SourceRef(
        item.fromInstanceName(),
        item.fromInstanceArn(),
        Optional.of(LightsailSnapshots.INSTANCE),
        Optional.ofNullable(location).map(ResourceLocation::regionNameAsString));
  }

  private static Map<String, String> tags(InstanceSnapshot item) {
    return item.tags().stream()
        .filter(tag -> tag.key() != null)
        .collect(Collectors.toMap(
            Tag::key,
            tag -> Objects.requireNonNullElse(tag.value(), ""),
            (first, second) -> first));
  }
}
