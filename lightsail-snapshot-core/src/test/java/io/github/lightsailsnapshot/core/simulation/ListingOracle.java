package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the listing by which an execution decides says about the job's snapshots. */
final class ListingOracle {
  private final World world;
  private final Execution execution;
  private final SnapshotReport report;
  private final CallTrace trace;
  private final Observations evidence;

  ListingOracle(World world, Execution execution, SnapshotReport report) {
    this.world = world;
    this.execution = execution;
    this.report = report;
    this.trace = execution.trace();
    this.evidence = new Observations(world, execution);
  }

  /**
   * Other snapshots that are pending.
   *
   * @param isYoung whether one of them is new enough to be waited for
   * @param stuck how many are not
   */
  record Pending(boolean isYoung, int stuck) {}

  /** What was there before the run; a snapshot that it found in its slot was there, as far as it knows. */
  Listing withoutCreated(TakenSnapshot own, Listing listing) {
    boolean isNew =
        own.origin() == TakenSnapshot.Origin.CREATED || world.plan().slot().isEmpty();
    List<Snapshot> others = listing.snapshots().stream()
        .filter(snapshot -> !isNew || !snapshot.name().equals(own.name()))
        .toList();
    return new Listing(others, listing.unreadable(), listing.servedAt());
  }

  /** An available one that is dated in the future says nothing of how new it is. */
  int failedSinceTheNewest(Listing listing) {
    List<Snapshot> own = trace.own(listing);
    Instant newest = own.stream()
        .filter(Snapshot::isAvailable)
        .map(Snapshot::createdAt)
        .filter(created -> !isAhead(created, listing))
        .findFirst()
        .orElse(Instant.MIN);
    return (int) own.stream()
        .filter(
            snapshot -> snapshot.state() == State.ERROR && snapshot.createdAt().isAfter(newest))
        .count();
  }

  private static boolean isAhead(Instant created, Listing listing) {
    return listing
        .servedAt()
        .filter(served -> created.isAfter(served.plus(JobPlan.CLOCKS_MAY_DIFFER)))
        .isPresent();
  }

  /** Whether the newest snapshot was created in a slot that comes after the run's, and is not the run's slot's own. */
  boolean isBehind(Listing listing) {
    Optional<Snapshot> newest = trace.own(listing).stream().findFirst();
    if (world.plan().slot().isEmpty() || newest.isEmpty()) {
      return false;
    }
    return listing
        .servedAt()
        .map(served -> isBehind(execution.schedule().slotAt(served), newest.get()))
        .orElse(report.outcome() == Outcome.SKIPPED
            && execution.clock().readings().stream()
                .anyMatch(reading -> isBehind(execution.schedule().slotAt(reading), newest.get())));
  }

  private boolean isBehind(Instant slot, Snapshot newest) {
    boolean isOfSlot = ExpectedNames.timeIn(newest.name()).filter(slot::equals).isPresent();
    boolean isTakenLate = isOfSlot && newest.state() != State.ERROR;
    return slot.isBefore(world.plan().slotOf(newest.createdAt())) && !isTakenLate;
  }

  /** Whether it is too late for the slot of the moment that a scheduler meant. */
  boolean isOver(RecordedCall call, Listing listing) {
    return execution.schedule().isOver(listing.servedAt().orElse(call.hostClock()));
  }

  /** Whether another one is pending; those that are stuck are errors, and one whose age nobody tells may be either. */
  Pending pending(RecordedCall call, Listing listing) {
    Instant now = listing.servedAt().orElse(hostClockAtJudging(call));
    int stuck = 0;
    boolean young = false;
    for (Snapshot snapshot : trace.own(listing)) {
      if (snapshot.state() != State.PENDING || evidence.isOfSlot(snapshot.name())) {
        continue;
      }
      Duration age = Duration.between(snapshot.createdAt(), now);
      boolean isUnknown = listing.servedAt().isEmpty()
          && age.compareTo(JobPlan.CLOCKS_MAY_DIFFER.negated()) < 0
          && report.outcome() != Outcome.SKIPPED;
      if (isUnknown || age.compareTo(world.plan().pendingTimeout()) >= 0) {
        stuck++;
      } else {
        young = true;
      }
    }
    return new Pending(young, stuck);
  }

  /** A listing that takes the place of a failed first one is judged once the run has its snapshot, which hooks can delay. */
  private Instant hostClockAtJudging(RecordedCall listing) {
    boolean isJudgedLater = evidence.deciding().isEmpty() && trace.beforeTaken().contains(listing);
    return isJudgedLater ? execution.clockWhenTaken() : listing.hostClock();
  }
}
