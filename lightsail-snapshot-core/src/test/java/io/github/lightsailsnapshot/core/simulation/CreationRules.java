package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What must hold whenever an execution asks for a snapshot, and whenever one is made. */
final class CreationRules {
  private static final int MOST_WITH_HOOKS = 5;
  private static final Duration BETWEEN_HOOKS = Duration.ofMinutes(1);

  private final World world;
  private final Execution execution;
  private final JobPlan plan;
  private final CallTrace trace;

  CreationRules(World world, Execution execution) {
    this.world = world;
    this.execution = execution;
    this.plan = world.plan();
    this.trace = execution.trace();
  }

  void beforeCall(String name) {
    Instant time = ExpectedNames.timeIn(name)
        .orElseThrow(() -> world.violated(Invariant.TRUE_REPORT, "no name of the job: " + name));
    if (plan.slot().isPresent()) {
      slot(time);
      newestIsNotLater(time);
      isNotServed(time);
    }
    number(name, time);
    last().ifPresent(last -> afterAnother(last, name));
    if (execution.hooks().present()) {
      withHooks();
    }
  }

  /** The slot is that of a time that the service told in this run, or of the moment that was meant, and not over for more than an hour. */
  private void slot(Instant time) {
    Invariant rule = Invariant.SLOT_OF_THE_SERVICE;
    require(listings().findAny().isPresent(), rule, () -> "no listing came back yet, but " + time);
    boolean isOfTheService = world.faultProfile().datesListings()
        ? told().anyMatch(moment -> execution.schedule().slotAt(moment).equals(time))
        : hostsMoments().anyMatch(moment -> execution.schedule().slotAt(moment).equals(time));
    Optional<Instant> meant = execution.schedule().moment();
    require(
        isOfTheService,
        meant.isPresent() ? Invariant.SLOT_OF_THE_SCHEDULER : rule,
        () -> meant.map(moment -> "meant for " + moment + ", but ").orElse("") + time
            + " is not the slot of any time that was told");
    if (world.faultProfile().datesListings()) {
      Instant now = world.region().now();
      require(
          !now.isAfter(plan.askedForUntil(time).plusSeconds(1)),
          rule,
          () -> time + " is asked for at " + now);
    }
  }

  private Stream<Listing> listings() {
    return trace.of(CallKind.LIST).flatMap(call -> call.listing().stream());
  }

  private Stream<Instant> told() {
    return listings().flatMap(listing -> listing.servedAt().stream());
  }

  /** What the host's clock may have said when it was asked: it can be set while a call goes on. */
  private Stream<Instant> hostsMoments() {
    return Stream.concat(
        execution.clock().readings().stream(),
        trace.of(CallKind.LIST).map(RecordedCall::hostClock));
  }

  private void newestIsNotLater(Instant time) {
    boolean isNotLater = listings()
        .anyMatch(listing -> trace.own(listing).stream()
            .findFirst()
            .filter(newest -> plan.slotOf(newest.createdAt()).isAfter(time))
            .isEmpty());
    require(
        isNotLater,
        Invariant.SLOT_OF_THE_SERVICE,
        () -> "the newest snapshot was created in a slot after " + time);
  }

  private void isNotServed(Instant time) {
    Observations evidence = new Observations(world, execution);
    trace
        .lastListing()
        .flatMap(last -> evidence.serving(last.listing().orElseThrow(), time))
        .ifPresent(serving ->
            require(false, Invariant.SLOT_RESUMED, () -> serving + " serves the slot of " + time));
  }

  /** The names before it were seen to be of no use. */
  private void number(String name, Instant time) {
    for (int number = 1; number < ExpectedNames.numberIn(name); number++) {
      String before = ExpectedNames.at(time, number);
      require(
          listings().anyMatch(listing -> showsAsUseless(listing, before, time)),
          Invariant.SAME_NAME,
          () -> name + " is asked for, and " + before + " was not seen to be of no use");
    }
  }

  private boolean showsAsUseless(Listing listing, String name, Instant slotStart) {
    Predicate<Snapshot> isUseless = holder -> plan.slot().isEmpty()
        || holder.state() == State.ERROR
        || holder.createdAt().isBefore(slotStart.minus(JobPlan.CLOCKS_MAY_DIFFER));
    return CallTrace.find(listing, name).filter(isUseless).isPresent()
        || (plan.slot().isEmpty()
            && listing.unreadable().stream().anyMatch(item -> item.name().equals(name)));
  }

  private Optional<RecordedCall> last() {
    return trace.of(CallKind.CREATE).reduce((earlier, later) -> later);
  }

  private void afterAnother(RecordedCall last, String name) {
    Invariant rule = Invariant.SAME_NAME;
    require(!last.succeeded(), Invariant.ONE_A_RUN, () -> last + " was accepted");
    boolean sameTime = ExpectedNames.timeIn(name).equals(ExpectedNames.timeIn(last.name()));
    require(sameTime || plan.slot().isPresent(), rule, () -> name + " after " + last.name());
    if (last.hasNoAnswer() && last.name().equals(name)) {
      require(
          listingsSince(last).anyMatch(listing -> CallTrace.find(listing, name).isEmpty()),
          rule,
          () -> "no listing since " + last + " shows that it is not there");
    }
    if (last.hasNoAnswer() && sameTime && !last.name().equals(name)) {
      require(
          listingsSince(last)
              .anyMatch(listing -> CallTrace.find(listing, last.name()).isPresent()),
          rule,
          () -> name + " is asked for, and " + last + " may have had its effect");
    }
  }

  private Stream<Listing> listingsSince(RecordedCall call) {
    return trace.after(call).stream().flatMap(later -> later.listing().stream());
  }

  /** At most five requests, a minute apart, each right after a listing that came back. */
  private void withHooks() {
    List<RecordedCall> asked = trace.of(CallKind.CREATE).toList();
    require(asked.size() < MOST_WITH_HOOKS, Invariant.BOUNDED, () -> "brought to rest without end");
    Optional<RecordedCall> last = last();
    boolean sameName =
        last.isPresent() && !(last.get().failure().get() instanceof SnapshotException.NameTaken);
    if (sameName && trace.after(last.get()).stream().noneMatch(this::showsAnything)) {
      Instant now = world.region().now();
      require(
          !last.get().beganAt().plus(BETWEEN_HOOKS).isAfter(now),
          Invariant.BOUNDED,
          () -> "brought to rest again within a minute");
      require(
          trace.last().filter(call -> call.listing().isPresent()).isPresent(),
          Invariant.SAME_NAME,
          () -> "brought to rest while the service does not answer");
    }
  }

  /** Whether a listing shows a name that was asked for, so that the next name is due at once. */
  private boolean showsAnything(RecordedCall call) {
    return call.listing()
        .filter(listing -> trace
            .of(CallKind.CREATE)
            .anyMatch(asked -> CallTrace.find(listing, asked.name()).isPresent()))
        .isPresent();
  }

  /** After a snapshot was made, by whatever request of this execution. */
  void afterEffect() {
    List<String> made = world.region().madeBy(execution.number());
    require(
        plan.slot().isPresent()
            || made.size() <= 1
            || new Observations(world, execution).isWithoutAnyTime(),
        Invariant.ONE_A_RUN,
        () -> "the run has made " + made);
  }

  private void require(boolean condition, Invariant rule, Supplier<String> details) {
    world.require(condition, rule, details);
  }
}
