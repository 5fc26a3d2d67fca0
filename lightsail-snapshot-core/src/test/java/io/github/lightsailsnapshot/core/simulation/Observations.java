package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an execution could know, concluded from its exchanges alone. */
final class Observations {
  private static final Duration LEEWAY = JobPlan.CLOCKS_MAY_DIFFER;

  private final JobPlan plan;
  private final Execution execution;
  private final CallTrace trace;

  Observations(World world, Execution execution) {
    this.plan = world.plan();
    this.execution = execution;
    this.trace = execution.trace();
  }

  /** The complete listing that a run decided on what to ask for, if there was one. */
  Optional<RecordedCall> deciding() {
    return trace.all().stream()
        .takeWhile(call -> !call.is(CallKind.CREATE))
        .filter(call -> call.listing().isPresent())
        .findFirst();
  }

  Optional<Listing> before() {
    return deciding().flatMap(RecordedCall::listing);
  }

  /** Whether a name is one of a slot that the run may take: that of a time that it was told. */
  boolean isOfSlot(String name) {
    return plan.slot().isPresent()
        && ExpectedNames.timeIn(name).filter(time -> slots().contains(time)).isPresent();
  }

  private Set<Instant> slots() {
    Stream<Instant> moments = trace
        .of(CallKind.LIST)
        .flatMap(call -> call.listing().stream())
        .flatMap(listing -> listing.servedAt().stream());
    Stream<Instant> here = isTold() ? Stream.empty() : execution.clock().readings().stream();
    return Stream.concat(moments, here)
        .map(execution.schedule()::slotAt)
        .collect(Collectors.toSet());
  }

  private boolean isTold() {
    return trace.of(CallKind.LIST).anyMatch(Observations::isDated);
  }

  /** The slot that the run was last about: that of its last request, else that of the time that it was told first. */
  Optional<Instant> lastSlot() {
    return trace
        .of(CallKind.CREATE)
        .reduce((earlier, later) -> later)
        .flatMap(call -> ExpectedNames.timeIn(call.name()))
        .or(() -> before().flatMap(Listing::servedAt).map(execution.schedule()::slotAt))
        .or(() -> execution.claim().flatMap(claim -> ExpectedNames.timeIn(claim.name())));
  }

  /** The snapshot of the job that serves a slot, as a listing shows it. */
  Optional<Snapshot> serving(Listing listing, Instant slot) {
    return trace.own(listing).stream()
        .filter(own -> own.state() == State.AVAILABLE || own.state() == State.PENDING)
        .filter(own -> !wasSeenFailed(own))
        .filter(own -> plan.slot().isPresent()
            && ExpectedNames.timeIn(own.name()).filter(slot::equals).isPresent()
            && !own.createdAt().isBefore(slot.minus(LEEWAY)))
        .findFirst();
  }

  /** A listing that lags behind can show as pending what an earlier one showed as failed. */
  private boolean wasSeenFailed(Snapshot own) {
    return trace
        .of(CallKind.LIST)
        .flatMap(call -> call.listing().stream())
        .flatMap(listing -> CallTrace.find(listing, own.name()).stream())
        .anyMatch(seen -> seen.state() == State.ERROR && seen.createdAt().equals(own.createdAt()));
  }

  private boolean servesASlot(Snapshot snapshot) {
    return isOfSlot(snapshot.name())
        && snapshot.state() != State.ERROR
        && !snapshot
            .createdAt()
            .isBefore(ExpectedNames.timeIn(snapshot.name()).get().minus(LEEWAY));
  }

  /** Whether the run may call this snapshot its own. */
  boolean supports(TakenSnapshot claim) {
    return switch (claim.origin()) {
      case CREATED -> isAccepted(claim.name());
      case FOUND -> isShown(claim.name());
    };
  }

  private boolean isAccepted(String name) {
    return trace
        .of(CallKind.CREATE)
        .anyMatch(call -> call.succeeded() && call.name().equals(name));
  }

  private boolean isShown(String name) {
    return isShownUnreadable(name)
        || trace
            .of(CallKind.LIST)
            .flatMap(call -> call.listing().stream())
            .flatMap(listing -> trace.own(listing).stream())
            .anyMatch(own -> own.name().equals(name)
                && (plan.slot().isPresent() ? servesASlot(own) || isNew(own) : isInDoubt(name)));
  }

  private boolean isShownUnreadable(String name) {
    return isInDoubt(name)
        && trace
            .of(CallKind.LIST)
            .flatMap(call -> call.listing().stream())
            .flatMap(listing -> listing.unreadable().stream())
            .anyMatch(item -> item.name().equals(name));
  }

  /** Whether it was made since the run began, by whatever clock, after a request that left it in doubt. */
  private boolean isNew(Snapshot own) {
    return own.state() != State.ERROR
        && isInDoubt(own.name())
        && !own.createdAt().isBefore(execution.startedAt().minus(LEEWAY));
  }

  private boolean isInDoubt(String name) {
    return trace
        .of(CallKind.CREATE)
        .anyMatch(call -> call.name().equals(name) && leavesInDoubt(call));
  }

  /** Whether a creation may have had its effect although it failed. */
  static boolean leavesInDoubt(RecordedCall creation) {
    return creation
        .failure()
        .filter(why -> why instanceof SnapshotException.NameTaken
            || why instanceof SnapshotException.Unavailable
            || why instanceof SnapshotException.Throttled
            || !(why instanceof SnapshotException))
        .isPresent();
  }

  /** The snapshot that a run without one should have known as its own. */
  Optional<String> overlooked() {
    Optional<String> ofSlot = lastSlot()
        .flatMap(slot ->
            trace.lastListing().flatMap(last -> serving(last.listing().orElseThrow(), slot)))
        .map(Snapshot::name);
    return ofSlot.isPresent() || isWithoutAnyTime() ? ofSlot : overlookedAfterNoAnswer();
  }

  /**
   * Whether nothing tells when a snapshot was made: the first listing failed, later ones were not dated, and the host's clock
   * is wrong. Then a run cannot know a snapshot as its own whose reply was lost.
   */
  boolean isWithoutAnyTime() {
    return before().isEmpty()
        && trace.all().stream()
            .anyMatch(call -> !isClose(call.hostClock(), call.endedAt())
                && call.is(CallKind.LIST)
                && !isDated(call));
  }

  private static boolean isDated(RecordedCall call) {
    return call.listing().flatMap(Listing::servedAt).isPresent();
  }

  static boolean isClose(Instant a, Instant b) {
    return Duration.between(a, b).abs().compareTo(LEEWAY) <= 0;
  }

  private Optional<String> overlookedAfterNoAnswer() {
    List<RecordedCall> all = trace.all();
    for (int i = 0; i < all.size(); i++) {
      RecordedCall creation = all.get(i);
      if (creation.is(CallKind.CREATE)
          && leavesInDoubt(creation)
          && before()
              .filter(listing -> CallTrace.shows(listing, creation.name()))
              .isEmpty()
          && !isKnownAsFailed(creation.name())) {
        boolean shown = all.subList(i, all.size()).stream()
            .flatMap(later -> later.listing().stream())
            .flatMap(listing -> trace.own(listing).stream())
            .anyMatch(own -> own.name().equals(creation.name())
                && own.state() != State.ERROR
                && !own.createdAt().isBefore(execution.startedAt()));
        if (shown) {
          return Optional.of(creation.name());
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a listing showed it as failed; one that lags behind may show it as pending once more. */
  private boolean isKnownAsFailed(String name) {
    return trace
        .of(CallKind.LIST)
        .flatMap(call -> call.listing().stream())
        .flatMap(listing -> CallTrace.find(listing, name).stream())
        .anyMatch(shown -> shown.state() == State.ERROR);
  }

  /**
   * The run's own snapshot on a listing: the one that it said it has, or, where that has failed or is gone, the one that serves
   * the slot in its place. That one it stays, although the failed one can turn out to have been a ghost of the name.
   */
  Optional<TakenSnapshot> ownOn(RecordedCall shown) {
    Optional<TakenSnapshot> own = execution.claim();
    for (RecordedCall call : trace.sinceTaken()) {
      if (!call.equals(shown) && call.listing().isPresent()) {
        own = ownAfter(call, own);
      }
    }
    Listing listing = shown.listing().orElseThrow();
    Optional<TakenSnapshot> last = own;
    return last.isPresent() && CallTrace.isLost(listing, last.get().name())
        ? replacement(listing).or(() -> last)
        : last;
  }

  /** While it is waited for, one that is not listed is missed for a minute before it is given up, and listings lag by less. */
  private Optional<TakenSnapshot> ownAfter(RecordedCall call, Optional<TakenSnapshot> own) {
    Listing listing = call.listing().orElseThrow();
    boolean isGivenUp = own.isPresent()
        && CallTrace.isLost(listing, own.get().name())
        && (trace.sincePruning().contains(call)
            || CallTrace.find(listing, own.get().name()).isPresent());
    return isGivenUp ? replacement(listing).or(() -> own) : own;
  }

  private Optional<TakenSnapshot> replacement(Listing listing) {
    return lastSlot()
        .flatMap(slot -> serving(listing, slot))
        .map(found -> new TakenSnapshot(
            found.name(),
            TakenSnapshot.Origin.FOUND,
            found.state(),
            Optional.of(found.createdAt())));
  }

  /** Between which times, by the service's clock, the plan on a listing may judge ages. */
  Range planTimes(RecordedCall listing) {
    List<Instant> told = new ArrayList<>();
    listing.listing().flatMap(Listing::servedAt).ifPresent(told::add);
    ownOn(listing)
        .filter(own -> own.origin() == TakenSnapshot.Origin.CREATED && !execution.wasResumed())
        .flatMap(own -> creationOf(own.name(), listing.listing().orElseThrow()))
        .ifPresent(told::add);
    if (told.isEmpty()) {
      Instant newest = trace.own(listing.listing().orElseThrow()).stream()
          .map(Snapshot::createdAt)
          .findFirst()
          .orElse(Instant.MAX);
      return new Range(Instant.EPOCH, newest);
    }
    Instant earliest = Collections.min(told);
    return new Range(earlierOf(earliest, listing.listing().orElseThrow()), earliest.plus(LEEWAY));
  }

  /** The listing itself can tell when the run's snapshot was created; earlier is on the safe side. */
  private Instant earlierOf(Instant earliest, Listing listing) {
    return listing.snapshots().stream()
        .filter(snapshot -> isCreatedHere(snapshot.name()))
        .map(Snapshot::createdAt)
        .filter(created -> created.isBefore(earliest))
        .findFirst()
        .orElse(earliest);
  }

  private boolean isCreatedHere(String name) {
    return trace.of(CallKind.CREATE).anyMatch(call -> call.name().equals(name) && call.succeeded());
  }

  /** Whether only this host's clock tells the slot, and it passed from one to the next while the run looked. */
  boolean isSlotUncertain() {
    return !isTold() && slots().size() > 1;
  }

  /** As the listing tells it; an earlier one can have shown a ghost of the name. */
  private Optional<Instant> creationOf(String name, Listing listing) {
    return CallTrace.find(listing, name)
        .or(() -> trace.lastSeen(name))
        .map(Snapshot::createdAt)
        .or(() -> trace
            .of(CallKind.CREATE)
            .filter(call -> call.name().equals(name))
            .flatMap(call -> call.acceptedAt().stream())
            .findFirst());
  }

  /** From one moment to another, both included. */
  record Range(Instant from, Instant to) {
    boolean contains(Instant moment) {
      return !moment.isBefore(from) && !moment.isAfter(to);
    }
  }
}
