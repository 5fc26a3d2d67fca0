package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What must hold whenever an execution asks for a deletion, and whenever one takes place. */
final class DeletionRules {
  private static final Duration FRESH = Duration.ofMinutes(10);
  private static final Duration GHOSTS_OF_A_RUN = Duration.ofMinutes(12);

  private final World world;
  private final Execution execution;
  private final CallTrace trace;
  private Optional<RecordedCall> judged = Optional.empty();
  private DeletionOracle judgement;

  DeletionRules(World world, Execution execution) {
    this.world = world;
    this.execution = execution;
    this.trace = execution.trace();
  }

  void beforeCall(Snapshot target) {
    RecordedCall shown = trace
        .lastListing()
        .orElseThrow(
            () -> world.violated(Invariant.ON_A_COMPLETE_LISTING, "there is none, but " + target));
    require(world.region().isOwn(target), Invariant.ONLY_ITS_OWN, target);
    require(isDueToThisKind(), Invariant.ACCEPTED_FIRST, target);
    require(
        shown.listing().orElseThrow().snapshots().contains(target),
        Invariant.ON_A_COMPLETE_LISTING,
        target);
    require(isFresh(shown), Invariant.ON_A_FRESH_PLAN, target);
    require(hasOwn(shown), Invariant.ACCEPTED_FIRST, target);
    Instant now = execution.policy().lastNow();
    Observations.Range times = new Observations(world, execution).planTimes(shown);
    world.require(
        times.contains(now),
        Invariant.AGE_BY_THE_SERVICE,
        () -> "planned at " + now + ", not in " + times);
    judgementOn(shown, now).forbids(target).ifPresent(rule -> require(false, rule, target));
    require(isBelowTheCeiling(), Invariant.CEILING, target);
  }

  /** Ten minutes at most; the first deletion on a listing that was made anew may be later, because a listener is slow. */
  private boolean isFresh(RecordedCall shown) {
    boolean isFirstOfNewPlan = trace.sincePruning().contains(shown)
        && trace.last().filter(shown::equals).isPresent();
    return isFirstOfNewPlan
        || !shown.endedAt().plus(FRESH).isBefore(world.region().now());
  }

  private boolean isDueToThisKind() {
    return switch (execution.kind()) {
      case PRUNE -> true;
      case SNAPSHOT -> false;
      case RUN ->
        execution.claim().filter(new Observations(world, execution)::supports).isPresent();
    };
  }

  /** The run's own snapshot is not lost, or another one serves its slot. */
  private boolean hasOwn(RecordedCall shown) {
    Observations evidence = new Observations(world, execution);
    return !trace.showsThatOwnIsLost(execution.claim().map(TakenSnapshot::name))
        || evidence
            .lastSlot()
            .flatMap(slot -> evidence.serving(shown.listing().orElseThrow(), slot))
            .isPresent();
  }

  private DeletionOracle judgementOn(RecordedCall listing, Instant now) {
    if (judged.isEmpty() || !judged.get().equals(listing)) {
      judged = Optional.of(listing);
      judgement = new DeletionOracle(
          world.plan(),
          trace.own(listing.listing().orElseThrow()),
          now,
          new Observations(world, execution).ownOn(listing).map(TakenSnapshot::name));
    }
    return judgement;
  }

  private boolean isBelowTheCeiling() {
    return world.plan().ceiling().isEmpty()
        || trace.of(CallKind.DELETE).count() < world.plan().ceiling().getAsInt();
  }

  /** What is really there now, whatever a listing showed. */
  void beforeEffect(Snapshot target) {
    world.region().find(target.name()).ifPresent(there -> {
      require(world.region().isOwn(there), Invariant.ONLY_ITS_OWN, there);
      boolean mayGo =
          there.state() != State.AVAILABLE || isNamesake(there, target) || isReplaced(there);
      require(mayGo, Invariant.LAST_RECOVERY_POINT, there);
      require(!isLocked(there), Invariant.NAME_STAYS, there);
    });
  }

  private boolean isLocked(Snapshot there) {
    return DeletionOracle.isLocked(world.plan(), there, world.region().now());
  }

  /**
   * What the listing showed is a ghost, whose name somebody has used again since: Lightsail deletes by name, so nobody can
   * tell the two apart. It takes hosts in one slot whose clocks are further apart than the slot is long.
   */
  private static boolean isNamesake(Snapshot there, Snapshot shown) {
    return !there.createdAt().equals(shown.createdAt());
  }

  /** A newer good one of the same source is left, unless somebody else has just taken it away. */
  private boolean isReplaced(Snapshot there) {
    return world.region().own().stream().anyMatch(other -> replaces(other, there))
        || world.region().removedByOthers().stream()
            .filter(removal -> !removal.at().isBefore(seenSince()))
            .anyMatch(removal -> replaces(removal.snapshot(), there));
  }

  private Instant seenSince() {
    return trace.lastListing().orElseThrow().beganAt().minus(GHOSTS_OF_A_RUN);
  }

  private static boolean replaces(Snapshot newer, Snapshot older) {
    return newer.isAvailable()
        && newer.source().id().equals(older.source().id())
        && Snapshot.NEWEST_FIRST.compare(newer, older) < 0;
  }

  private void require(boolean condition, Invariant rule, Snapshot target) {
    world.require(condition, rule, () -> "deleting " + target);
  }
}
