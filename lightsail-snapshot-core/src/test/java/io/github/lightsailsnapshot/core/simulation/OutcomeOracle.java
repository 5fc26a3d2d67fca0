package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem.Step;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table of outcomes, read off from what an execution was told: for one that nobody interrupted. */
final class OutcomeOracle {
  private final World world;
  private final Execution execution;
  private final SnapshotReport report;
  private final CallTrace trace;
  private final Observations evidence;
  private final List<Step> errors = new ArrayList<>();
  private final Set<Outcome> outcomes;
  private int errorsOfAnyStep;
  private int moreErrors;

  OutcomeOracle(World world, Execution execution, SnapshotReport report) {
    this.world = world;
    this.execution = execution;
    this.report = report;
    this.trace = execution.trace();
    this.evidence = new Observations(world, execution);
    this.outcomes = execution.kind() == Execution.Kind.PRUNE ? ofPruning() : ofTaking();
  }

  /** The outcomes that fit; more than one only where what a run does first decides. */
  Set<Outcome> outcomes() {
    return outcomes;
  }

  /** The steps with an error, one for each. */
  List<Step> errors() {
    return errors.stream().sorted().toList();
  }

  /** How many further errors are due, whose step does not matter. */
  int errorsOfAnyStep() {
    return errorsOfAnyStep;
  }

  /** How many errors more there may be. */
  int moreErrors() {
    return moreErrors;
  }

  private Set<Outcome> ofPruning() {
    Optional<RecordedCall> listing = trace.lastListing();
    if (listing.isEmpty()) {
      return failed(Step.LISTING);
    }
    failedSinceTheNewest(trace.all().stream()
        .flatMap(call -> call.listing().stream())
        .findFirst()
        .orElseThrow());
    return pruned();
  }

  private Set<Outcome> ofTaking() {
    Optional<RecordedCall> deciding = evidence.deciding();
    if (deciding.isPresent()) {
      Listing before = deciding.get().listing().get();
      boolean isBlocked = pending(deciding.get(), before);
      boolean isSkipped = isBlocked || isBehind(before) || isOver(deciding.get(), before);
      failedSinceTheNewest(before);
      if (isSkipped) {
        moreErrors = errors.size();
        return EnumSet.of(Outcome.SKIPPED);
      }
    }
    for (int i = 0; i < execution.hooks().failures(); i++) {
      errors.add(Step.CONSISTENCY);
    }
    if (report.snapshot().isEmpty()) {
      if (execution.hooks().forbidSnapshot()) {
        moreErrors++;
      } else {
        errorsOfAnyStep += isRefusedAndHeld() ? 2 : 1;
      }
      return EnumSet.of(Outcome.FAILED);
    }
    if (deciding.isEmpty()) {
      if (report.outcome() == Outcome.FAILED && !isLastListingGood()) {
        return failed(Step.LISTING);
      }
      Optional<RecordedCall> afterwards = firstAfterCreation();
      if (afterwards.isEmpty()) {
        return failed(Step.LISTING);
      }
      Listing listing =
          withoutCreated(report.snapshot().get(), afterwards.get().listing().get());
      failedSinceTheNewest(listing);
      boolean unused = pending(afterwards.get(), listing);
    }
    withoutConsistency();
    if (isFoundWhileItCouldNotBeMade() || isFoundUnderAnotherName()) {
      moreErrors++;
    } else {
      adopted();
    }
    if (execution.kind() == Execution.Kind.RUN) {
      return waited(report.snapshot().get());
    }
    return switch (report.snapshot().get().state()) {
      case ERROR -> failed(Step.WAITING);
      case UNKNOWN -> unverified();
      case PENDING, AVAILABLE -> atBest();
    };
  }

  private Set<Outcome> unverified() {
    errors.add(Step.WAITING);
    return atBest();
  }

  /**
   * Whether the last request was refused for good, and the look that an earlier one without a clear answer makes due shows that
   * the name is somebody else's: neither would have mended the other, so both are said.
   */
  private boolean isRefusedAndHeld() {
    Optional<RecordedCall> last = trace.of(CallKind.CREATE).reduce((earlier, later) -> later);
    boolean isRefused = last.filter(call -> !call.succeeded() && !Observations.leavesInDoubt(call))
        .flatMap(RecordedCall::failure)
        .filter(why -> !(why instanceof SnapshotException.InvalidState))
        .isPresent();
    return isRefused
        && trace
            .of(CallKind.CREATE)
            .anyMatch(
                call -> call.name().equals(last.get().name()) && Observations.leavesInDoubt(call))
        && trace.after(last.get()).stream()
            .flatMap(call -> call.listing().stream())
            .flatMap(listing -> CallTrace.find(listing, last.get().name()).stream())
            .anyMatch(holder -> !world.region().isOwn(holder));
  }

  /** A snapshot whose request got no answer while hooks were at work may have been taken while the source went on. */
  private void withoutConsistency() {
    String own = report.snapshot().get().name();
    boolean isInDoubt = execution.hooks().present()
        && trace
            .of(CallKind.CREATE)
            .filter(call -> call.name().equals(own))
            .reduce((earlier, later) -> later)
            .filter(call -> !call.succeeded())
            .isPresent()
        && trace
            .of(CallKind.CREATE)
            .anyMatch(call -> call.name().equals(own) && call.hasNoAnswer());
    if (isInDoubt && report.snapshot().get().state() == State.ERROR) {
      moreErrors++;
    } else if (isInDoubt) {
      errorsOfAnyStep++;
    }
  }

  /**
   * A run whose snapshot is another one than it had at first, or stands for one that could not be made, says so. Where both are
   * so, it says that it was refused the first one too, unless the service only told that the name was taken.
   */
  private void adopted() {
    String own = report.snapshot().get().name();
    boolean isAnother =
        execution.claims().stream().anyMatch(claim -> !claim.name().equals(own));
    Optional<? extends RuntimeException> refusal = trace
        .of(CallKind.CREATE)
        .reduce((earlier, later) -> later)
        .filter(last -> !Observations.leavesInDoubt(last))
        .flatMap(RecordedCall::failure);
    boolean isForAnother =
        report.snapshot().get().origin() == TakenSnapshot.Origin.FOUND && refusal.isPresent();
    if (isAnother || isForAnother) {
      errorsOfAnyStep++;
    }
    if (isAnother) {
      moreErrors += Math.max(0, replaced(own) - 1);
    }
    if (isAnother && isForAnother && !(refusal.get() instanceof SnapshotException.NameTaken)) {
      moreErrors++;
    }
  }

  /** How many of the slot's other snapshots failed before the run's eyes. Only the first that it had was told. */
  private int replaced(String own) {
    return (int) trace.all().stream()
        .flatMap(call -> call.listing().stream())
        .flatMap(listing -> trace.own(listing).stream())
        .filter(snapshot -> snapshot.state() == State.ERROR)
        .map(Snapshot::name)
        .filter(name -> evidence.isOfSlot(name) && !name.equals(own))
        .distinct()
        .count();
  }

  /** Whether the slot's own turned up while requests for it were refused: then it depends on when the run looked. */
  private boolean isFoundWhileItCouldNotBeMade() {
    String own = report.snapshot().get().name();
    return trace
        .of(CallKind.CREATE)
        .reduce((earlier, later) -> later)
        .filter(last -> last.name().equals(own))
        .flatMap(RecordedCall::failure)
        .filter(why -> why instanceof SnapshotException.InvalidState
            || why instanceof SnapshotException.Throttled)
        .isPresent();
  }

  /** Whether another name serves the slot after a request that may yet be granted: then it depends on which of the two is seen first. */
  private boolean isFoundUnderAnotherName() {
    String own = report.snapshot().get().name();
    return trace
        .of(CallKind.CREATE)
        .reduce((earlier, later) -> later)
        .filter(last -> !last.name().equals(own))
        .filter(last -> Observations.leavesInDoubt(last)
            || last.failure()
                .filter(SnapshotException.InvalidState.class::isInstance)
                .isPresent())
        .isPresent();
  }

  /** Whether the account was looked at once more when the snapshot was made. */
  private boolean isLastListingGood() {
    return trace.last().filter(last -> last.listing().isPresent()).isPresent();
  }

  /** The listing that takes the place of a failed first one. */
  private Optional<RecordedCall> firstAfterCreation() {
    return CallTrace.lastListing(trace.beforeTaken())
        .or(() -> trace.all().stream()
            .skip(trace.beforeTaken().size())
            .findFirst()
            .filter(call -> call.listing().isPresent()));
  }

  /** What was there before the run; a snapshot that it found in its slot was there, as far as it knows. */
  private Listing withoutCreated(TakenSnapshot own, Listing listing) {
    boolean isNew =
        own.origin() == TakenSnapshot.Origin.CREATED || world.plan().slot().isEmpty();
    List<Snapshot> others = listing.snapshots().stream()
        .filter(snapshot -> !isNew || !snapshot.name().equals(own.name()))
        .toList();
    return new Listing(others, listing.unreadable(), listing.servedAt());
  }

  /** An available one that is dated in the future says nothing of how new it is. */
  private void failedSinceTheNewest(Listing listing) {
    List<Snapshot> own = trace.own(listing);
    Instant newest = own.stream()
        .filter(Snapshot::isAvailable)
        .map(Snapshot::createdAt)
        .filter(created -> !isAhead(created, listing))
        .findFirst()
        .orElse(Instant.MIN);
    own.stream()
        .filter(
            snapshot -> snapshot.state() == State.ERROR && snapshot.createdAt().isAfter(newest))
        .forEach(failed -> errors.add(Step.LISTING));
  }

  private static boolean isAhead(Instant created, Listing listing) {
    return listing
        .servedAt()
        .filter(served -> created.isAfter(served.plus(JobPlan.CLOCKS_MAY_DIFFER)))
        .isPresent();
  }

  /** Whether the newest snapshot was created in a slot that comes after the run's, and is not the run's slot's own. */
  private boolean isBehind(Listing listing) {
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
  private boolean isOver(RecordedCall call, Listing listing) {
    return execution.schedule().isOver(listing.servedAt().orElse(call.hostClock()));
  }

  /** Whether another one is pending; those that are stuck are errors, and one whose age nobody tells may be either. */
  private boolean pending(RecordedCall call, Listing listing) {
    Instant now = listing.servedAt().orElse(hostClockAtJudging(call));
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
        errors.add(Step.LISTING);
      } else {
        young = true;
      }
    }
    return young;
  }

  /** A listing that takes the place of a failed first one is judged once the run has its snapshot, which hooks can delay. */
  private Instant hostClockAtJudging(RecordedCall listing) {
    boolean isJudgedLater = evidence.deciding().isEmpty() && trace.beforeTaken().contains(listing);
    return isJudgedLater ? execution.clockWhenTaken() : listing.hostClock();
  }

  private Set<Outcome> waited(TakenSnapshot reported) {
    TakenSnapshot own = trace.lastSeenBeforePruning(reported);
    Optional<Listing> last =
        CallTrace.lastListing(trace.beforePruning()).flatMap(RecordedCall::listing);
    if (own.state() == State.ERROR) {
      return failed(Step.WAITING);
    }
    if (last.filter(listing -> showsUnreadable(listing, own.name())).isPresent()
        || own.state() == State.UNKNOWN) {
      moreErrors++;
      return EnumSet.of(Outcome.DEGRADED, Outcome.FAILED);
    }
    if (trace.isMissedSince(own.name()).isPresent()) {
      errorsOfAnyStep++;
      boolean isGone =
          trace.isMissedSince(own.name()).get().compareTo(JobPlan.LEAST_PATIENCE.plusSeconds(1))
              > 0;
      return isGone ? EnumSet.of(Outcome.FAILED) : EnumSet.of(Outcome.FAILED, Outcome.DEGRADED);
    }
    if (own.state() == State.AVAILABLE || !world.plan().waits()) {
      return pruned();
    }
    errors.add(Step.WAITING);
    boolean isListed =
        last.flatMap(listing -> CallTrace.find(listing, own.name())).isPresent();
    return isListed ? pruned() : atBest();
  }

  private static boolean showsUnreadable(Listing listing, String name) {
    return listing.unreadable().stream().anyMatch(item -> item.name().equals(name));
  }

  private Set<Outcome> pruned() {
    for (int i = 0; i < execution.policy().failures(); i++) {
      errors.add(Step.PLANNING);
    }
    if (execution.policy().failures() == 0 && isAboveTheCeiling()) {
      errors.add(Step.PLANNING);
    }
    for (RecordedCall call : trace.sincePruning()) {
      boolean gone =
          call.failure().filter(SnapshotException.NotFound.class::isInstance).isPresent();
      if (!call.succeeded() && !gone) {
        errors.add(call.is(CallKind.LIST) ? Step.LISTING : Step.DELETION);
      }
    }
    if (trace.showsThatOwnIsLost(report.snapshot().map(TakenSnapshot::name))) {
      errorsOfAnyStep++;
    }
    return atBest();
  }

  /** What it deleted and still would, together. */
  boolean isAboveTheCeiling() {
    Set<String> names = new HashSet<>();
    trace.of(CallKind.DELETE).forEach(call -> names.add(call.name()));
    report.plan().ifPresent(plan -> plan.deletions().forEach(doomed -> names.add(doomed.name())));
    return world.plan().ceiling().isPresent()
        && names.size() > world.plan().ceiling().getAsInt();
  }

  private Set<Outcome> failed(Step step) {
    errors.add(step);
    return EnumSet.of(Outcome.FAILED);
  }

  private Set<Outcome> atBest() {
    if (!errors.isEmpty() || errorsOfAnyStep > 0) {
      return EnumSet.of(Outcome.DEGRADED);
    }
    return moreErrors == 0
        ? EnumSet.of(Outcome.SUCCEEDED)
        : EnumSet.of(Outcome.SUCCEEDED, Outcome.DEGRADED);
  }
}
