package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.monitor.JobStatus;
import io.github.lightsailsnapshot.core.monitor.RecoveryPoint;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Determines which snapshots exist and what a run would do, without changing anything. */
final class Inspection {
  /**
   * If the service does not report its time, how long after the newest snapshot the next one is taken to be created at
   * most: a host clock that is far ahead would make all snapshots look old.
   */
  private static final Duration NEXT_AT_MOST = Duration.ofDays(1);

  private final JobSettings settings;
  private final JobListing listing;
  private final Instant now;
  private final TimeSlot slot;

  private Inspection(JobSettings settings, JobListing listing) {
    this.settings = settings;
    this.listing = listing;
    this.now = listing.listing().timeOr(settings.clock());
    this.slot = TimeSlot.at(now, settings);
  }

  static JobStatus of(SnapshotClient client, JobSettings settings) {
    return of(list(client, settings).of(settings), settings);
  }

  /** Lists, for one job or several. */
  static ListingIndex list(SnapshotClient client, JobSettings settings) {
    try {
      return new GuardedClient(RunClient.of(client), settings, RunDeadline.none(settings))
          .listAll();
    } catch (InterruptedException stopRequested) {
      Thread.currentThread().interrupt();
      throw new SnapshotException.Unavailable("Interrupted while listing the snapshots");
    }
  }

  static JobStatus of(JobListing listing, JobSettings settings) {
    return new Inspection(settings, listing).status();
  }

  private JobStatus status() {
    Optional<Snapshot> serving = slot.servedBy(listing);
    Optional<Snapshot> planned = serving.isPresent() ? Optional.empty() : wouldBe();
    return new JobStatus(
        listing.listing(),
        listing.managed(),
        listing.unreadable(),
        runPlan(serving, planned),
        plan(Optional.empty(), listing.managed(), listing.timeOfPlan(now)),
        planned,
        serving,
        RecoveryPoint.of(settings.source(), listing.managed(), now));
  }

  /** If all names of the slot are taken, a run would create no snapshot, and the plan counts none. */
  private RetentionPlan runPlan(Optional<Snapshot> serving, Optional<Snapshot> planned) {
    List<Snapshot> managed = new ArrayList<>(listing.managed());
    planned.ifPresent(managed::add);
    Instant at = planned.map(Snapshot::createdAt).orElseGet(() -> listing.timeOfPlan(now));
    return plan(serving.or(() -> planned), managed, at);
  }

  private RetentionPlan plan(Optional<Snapshot> own, List<Snapshot> managed, Instant at) {
    return new PlanMaker(settings, own.map(Snapshot::name)).plan(managed, at, listing.servedAt());
  }

  /** When a run would create its snapshot. */
  private Instant nextCreation() {
    return listing
        .servedAt()
        .orElseGet(() -> listing
            .newestCreation()
            .filter(newest -> Duration.between(newest, now).compareTo(NEXT_AT_MOST) > 0)
            .map(newest -> newest.plus(NEXT_AT_MOST))
            .orElse(now));
  }

  /** The snapshot that a run would create, as the run's plan would see it. */
  private Optional<Snapshot> wouldBe() {
    Snapshot.State state = settings.waits() ? Snapshot.State.AVAILABLE : Snapshot.State.PENDING;
    String sourceId = listing.managed().stream()
        .map(snapshot -> snapshot.source().id())
        .findFirst()
        .orElse(settings.source());
    return freeName()
        .map(name -> Snapshot.available(name, settings.source(), nextCreation())
            .withSourceId(sourceId)
            .withState(state));
  }

  private Optional<String> freeName() {
    return IntStream.rangeClosed(1, SnapshotNaming.LAST_NUMBER)
        .mapToObj(slot::name)
        .filter(name -> !listing.shows(name))
        .findFirst();
  }
}
