package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.Listing;
import io.github.lightsailsnapshot.core.OwnSnapshot;
import io.github.lightsailsnapshot.core.SnapshotException;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an execution could know, concluded from its exchanges alone. */
final class Evidence {
  private static final Duration LEEWAY = Duration.ofMinutes(5);

  private final JobPlan plan;
  private final Execution execution;
  private final Trace trace;

  Evidence(World world, Execution execution) {
    this.plan = world.plan();
    this.execution = execution;
    this.trace = execution.trace();
  }

  /** The complete listing that a run began with, if it did. */
  Optional<Listing> before() {
    return trace.all().stream().findFirst().flatMap(Exchange::listing);
  }

  boolean isOfSlot(String name) {
    String first = Names.at(slotStart());
    return plan.slot().isPresent() && (name.equals(first) || name.startsWith(first + "-"));
  }

  private Instant slotStart() {
    return plan.slotOf(execution.clockAtFirstCall());
  }

  /** Whether a snapshot is the slot's: name, age and state fit. */
  boolean servesTheSlot(Snapshot snapshot) {
    return isOfSlot(snapshot.name())
        && snapshot.state() != State.ERROR
        && !snapshot.createdAt().isBefore(slotStart().minus(LEEWAY))
        && !snapshot.createdAt().isAfter(slotStart().plus(plan.slot().get()).plus(LEEWAY));
  }

  /** Whether the run may call this snapshot its own. */
  boolean supports(OwnSnapshot claim) {
    return switch (claim.origin()) {
      case CREATED -> isAccepted(claim.name());
      case FOUND -> isShown(claim.name());
    };
  }

  private boolean isAccepted(String name) {
    return trace
        .of(Verb.CREATE)
        .anyMatch(call -> call.succeeded() && call.name().equals(name));
  }

  private boolean isShown(String name) {
    return trace
        .of(Verb.LIST)
        .flatMap(call -> call.listing().stream())
        .flatMap(listing -> trace.own(listing).stream())
        .anyMatch(own -> own.name().equals(name)
            && (plan.slot().isPresent() ? servesTheSlot(own) || isNew(own) : isInDoubt(name)));
  }

  /** Whether it was made since the run began, by whatever clock, after a request that left it in doubt. */
  private boolean isNew(Snapshot own) {
    return own.state() != State.ERROR
        && isInDoubt(own.name())
        && !own.createdAt().isBefore(execution.startedAt().minus(LEEWAY));
  }

  private boolean isInDoubt(String name) {
    return trace.of(Verb.CREATE).anyMatch(call -> call.name().equals(name) && leavesInDoubt(call));
  }

  /** Whether a creation may have had its effect although it failed. */
  static boolean leavesInDoubt(Exchange creation) {
    return creation
        .failure()
        .filter(why -> why instanceof SnapshotException.NameTaken
            || why instanceof SnapshotException.Unavailable
            || why instanceof SnapshotException.Throttled
            || why instanceof IllegalStateException)
        .isPresent();
  }

  /** The snapshot that a run without one should have known as its own. */
  Optional<String> overlooked() {
    Optional<String> ofSlot = before().stream()
        .flatMap(listing -> trace.own(listing).stream())
        .filter(this::servesTheSlot)
        .map(Snapshot::name)
        .findFirst();
    return ofSlot.isPresent() || isWithoutAnyTime() ? ofSlot : overlookedAfterNoAnswer();
  }

  /**
   * Whether nothing tells when a snapshot was made: the first listing failed, later ones were not dated, and the host's clock
   * is wrong. Then a run cannot know a snapshot as its own whose reply was lost.
   */
  boolean isWithoutAnyTime() {
    return before().isEmpty()
        && trace.all().stream()
            .anyMatch(call ->
                !isClose(call.hostClock(), call.endedAt()) && call.is(Verb.LIST) && !isDated(call));
  }

  private static boolean isDated(Exchange call) {
    return call.listing().flatMap(Listing::servedAt).isPresent();
  }

  static boolean isClose(Instant a, Instant b) {
    return Duration.between(a, b).abs().compareTo(LEEWAY) <= 0;
  }

  private Optional<String> overlookedAfterNoAnswer() {
    List<Exchange> all = trace.all();
    for (int i = 0; i < all.size(); i++) {
      Exchange creation = all.get(i);
      if (creation.is(Verb.CREATE)
          && leavesInDoubt(creation)
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
        .of(Verb.LIST)
        .flatMap(call -> call.listing().stream())
        .flatMap(listing -> Trace.find(listing, name).stream())
        .anyMatch(shown -> shown.state() == State.ERROR);
  }

  /** The time that the plan should judge ages by: the service's, as far as it told. */
  Instant planTime() {
    Optional<Exchange> listing = Trace.lastListing(trace.beforePruning());
    if (execution.kind() == Execution.Kind.PRUNE) {
      return listing
          .flatMap(call -> call.listing().get().servedAt().or(() -> Optional.of(call.hostClock())))
          .orElse(Instant.EPOCH);
    }
    String own = execution.claim().map(OwnSnapshot::name).orElse("");
    return trace
        .lastSeen(own)
        .map(Snapshot::createdAt)
        .or(() ->
            trace.of(Verb.CREATE).flatMap(call -> call.acceptedAt().stream()).findFirst())
        .or(() -> listing.flatMap(call -> call.listing().get().servedAt()))
        .or(() -> listing.flatMap(call ->
            trace.own(call.listing().get()).stream().map(Snapshot::createdAt).findFirst()))
        .orElse(Instant.EPOCH);
  }
}
