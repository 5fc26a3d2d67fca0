package io.github.lightsailsnapshot.retention;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that a new snapshot may be that of the next step. */
final class StepOrder {
  private final Set<String> names = new HashSet<>();
  private @Nullable Instant last;

  StepOrder(List<Snapshot> existing) {
    existing.forEach(snapshot -> names.add(snapshot.name()));
  }

  boolean hasBegun() {
    return last != null;
  }

  void next(Snapshot made) {
    if (!made.isAvailable() || made.fromAutomatic()) {
      throw new IllegalArgumentException("A step makes an available snapshot, not " + made);
    }
    if (last != null && !made.createdAt().isAfter(last)) {
      throw new IllegalArgumentException(
          "Steps go forward in time: " + made + " is not after " + last);
    }
    if (!names.add(made.name())) {
      throw UniqueNames.twice(made.name());
    }
    last = made.createdAt();
  }
}
