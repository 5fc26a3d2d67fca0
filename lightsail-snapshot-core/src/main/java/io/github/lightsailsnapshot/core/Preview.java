package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a run would do, by reading alone. */
final class Preview {
  private final JobSettings settings;
  private final JobListing listing;
  private final Instant now;
  private final TimeSlot slot;

  private Preview(JobSettings settings, JobListing listing) {
    this.settings = settings;
    this.listing = listing;
    this.now = listing.servedAt().orElseGet(settings.clock()::instant);
    this.slot = TimeSlot.at(now, settings);
  }

  static RetentionPlan of(SnapshotClient client, JobSettings settings) {
    try {
      return new Preview(
              settings, new GuardedClient(client, settings, RunDeadline.none(settings)).list())
          .plan();
    } catch (InterruptedException stopRequested) {
      Thread.currentThread().interrupt();
      throw new SnapshotException.Unavailable("Interrupted while listing the snapshots");
    }
  }

  /** Where all names of the slot are taken, a run would make none, and the plan counts none. */
  private RetentionPlan plan() {
    List<Snapshot> managed = new ArrayList<>(listing.own());
    Optional<Snapshot> serving = slot.servedBy(listing);
    Optional<Snapshot> planned = serving.or(this::wouldBe);
    if (serving.isEmpty()) {
      planned.ifPresent(managed::add);
    }
    return new PlanMaker(settings, planned.map(Snapshot::name))
        .plan(managed, now, listing.servedAt());
  }

  /** The snapshot that a run would make, as the run's plan would see it. */
  private Optional<Snapshot> wouldBe() {
    Snapshot.State state = settings.waits() ? Snapshot.State.AVAILABLE : Snapshot.State.PENDING;
    String sourceId =
        listing.own().stream().map(Snapshot::sourceId).findFirst().orElse(settings.source());
    return freeName()
        .map(name ->
            new Snapshot(name, settings.source(), sourceId, now, state, 0, Map.of(), false));
  }

  private Optional<String> freeName() {
    return IntStream.rangeClosed(1, SnapshotNaming.LAST_NUMBER)
        .mapToObj(slot::name)
        .filter(name -> !listing.shows(name))
        .findFirst();
  }
}
