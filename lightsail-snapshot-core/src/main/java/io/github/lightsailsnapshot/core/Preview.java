package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run would do, by reading alone. */
final class Preview {
  private final JobSettings settings;
  private final OwnListing listing;
  private final Instant now;
  private final Slot slot;

  private Preview(JobSettings settings, OwnListing listing) {
    Instant here = settings.clock().instant();
    this.settings = settings;
    this.listing = listing;
    this.now = listing.listing().servedAt().orElse(here);
    this.slot = Slot.at(here, settings);
  }

  static RetentionPlan of(SnapshotClient client, JobSettings settings) {
    try {
      return new Preview(settings, new Account(client, settings).list()).plan();
    } catch (InterruptedException stopRequested) {
      Thread.currentThread().interrupt();
      throw new SnapshotException.Unavailable("Interrupted while listing the snapshots");
    }
  }

  private RetentionPlan plan() {
    List<Snapshot> own = new ArrayList<>(listing.own());
    Snapshot planned = ofSlot().orElseGet(this::wouldBe);
    if (!own.contains(planned)) {
      own.add(planned);
    }
    return new Planner(settings, now, List.of(planned.name()), slot).plan(own);
  }

  private Optional<Snapshot> ofSlot() {
    return listing.own().stream().filter(slot::isServedBy).findFirst();
  }

  /** The snapshot that a run would make, as the run's plan would see it. */
  private Snapshot wouldBe() {
    Snapshot.State state = settings.waits() ? Snapshot.State.AVAILABLE : Snapshot.State.PENDING;
    String sourceId =
        listing.own().stream().map(Snapshot::sourceId).findFirst().orElse(settings.source());
    return new Snapshot(freeName(), settings.source(), sourceId, now, state, 0, Map.of(), false);
  }

  private String freeName() {
    int number = 1;
    while (number < SnapshotNaming.LAST_NUMBER
        && listing.find(slot.name(number)).isPresent()) {
      number++;
    }
    return slot.name(number);
  }
}
