package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.resume.RunStatus;
import io.github.lightsailsnapshot.core.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Executes the runs of all jobs of one client. The calling thread waits and lists for all of them; a few workers make the
 * requests and deletions. The steps are those of {@link Run}. All fields are used by the calling thread alone, the events
 * aside.
 */
final class FleetLoop {
  private final Shared shared;
  private final TimeSource time;
  private final FleetListings listings;
  private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
  private final PriorityQueue<FleetTurn> delayed =
      new PriorityQueue<>(Comparator.comparingLong(FleetTurn::due));
  private final List<FleetTurn> held = new ArrayList<>();
  private final Map<Integer, FleetTurn> open = new HashMap<>();
  private final Set<Integer> inWork = new HashSet<>();
  private final Map<Integer, SnapshotReport> reports = new HashMap<>();
  private final Thread caller = Thread.currentThread();
  private boolean isInterrupted;
  private Optional<Throwable> stopping = Optional.empty();

  FleetLoop(Shared shared, int runs) {
    this.shared = shared;
    this.time = shared.time();
    this.listings = new FleetListings(runs > 1);
  }

  /**
   * What the runs of one client share.
   *
   * @param client lists for all of them
   * @param time how they wait
   * @param ceiling the limit on the deletions of the whole fleet
   * @param workers make the requests and deletions
   */
  record Shared(
      GuardedClient client, TimeSource time, FleetCeiling ceiling, FleetWorkers workers) {}

  /** A run with its first state. */
  record Member(int job, Run run, RunState first) {}

  /** Executes the runs to their end, and returns the report of each job. If the thread was interrupted, the flag is set. */
  Map<Integer, SnapshotReport> drive(List<Member> members) {
    shared.ceiling().whenDecided(() -> events.add(this::release));
    members.forEach(member ->
        open.put(member.job(), new FleetTurn(member.job(), member.run(), member.first(), 0)));
    try {
      members.forEach(this::begin);
      while (!open.isEmpty()) {
        advance();
      }
    } catch (InterruptedException stopRequested) {
      isInterrupted = true;
      stop(stopRequested);
    } catch (Throwable unforeseen) {
      ForeignCode.keepInterruption(unforeseen);
      stop(unforeseen);
    }
    shared.workers().close();
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
    return reports;
  }

  /** The first complete listing, if there was one. */
  Optional<Listing> firstListing() {
    return listings.first().map(ListingIndex::listing);
  }

  private void begin(Member member) {
    long now = time.nanos();
    RunState first = member.run().begun(member.first());
    enter(new FleetTurn(member.job(), member.run(), first, now));
  }

  /** Makes what is due, or waits. */
  private void advance() throws InterruptedException {
    stopIfInterrupted();
    for (Runnable event = events.poll(); event != null; event = events.poll()) {
      event.run();
    }
    stopIfInterrupted();
    long now = time.nanos();
    while (!delayed.isEmpty() && delayed.peek().due() <= now) {
      work(delayed.remove());
    }
    OptionalLong due = listings.due();
    if (due.isPresent() && due.getAsLong() <= now) {
      list(now);
    } else if (events.isEmpty() && !open.isEmpty()) {
      await(now);
    }
  }

  /** A run that was interrupted on the calling thread noticed the interruption of the whole fleet. */
  private void stopIfInterrupted() throws InterruptedException {
    ForeignCode.stopIfInterrupted();
    if (isInterrupted) {
      throw new InterruptedException();
    }
  }

  private void await(long now) throws InterruptedException {
    Optional<Duration> pause = pause(now);
    if (pause.isEmpty() || (isVirtual() && !inWork.isEmpty())) {
      events.take().run();
    } else if (isVirtual() || (inWork.isEmpty() && held.isEmpty())) {
      time.sleep(pause.get());
    } else {
      Optional.ofNullable(events.poll(pause.get().toNanos(), TimeUnit.NANOSECONDS))
          .ifPresent(Runnable::run);
    }
  }

  /** Whether the elapsed time is not this machine's, so that it stands still while a worker is busy. */
  private boolean isVirtual() {
    return !time.equals(TimeSource.system());
  }

  /** Until when nothing is due; empty if only a worker, or another client of the fleet, can change that. */
  private Optional<Duration> pause(long now) {
    long next = Math.min(
        listings.due().orElse(Long.MAX_VALUE),
        delayed.isEmpty() ? Long.MAX_VALUE : delayed.peek().due());
    return next == Long.MAX_VALUE
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(Math.max(0, next - now)));
  }

  /** A run in a new state: does what the state needs, or lets it wait. */
  private void enter(FleetTurn turn) {
    FleetTurn checked =
        turn.state() instanceof RunState.Open paused && !paused.pause().isZero()
            ? turn.with(noted(turn.run().pausing(paused)))
            : turn;
    open.put(turn.job(), checked);
    if (checked.state() instanceof RunState.AwaitsListing) {
      listings.add(checked);
    } else if (checked.state() instanceof RunState.AwaitsSnapshot) {
      delayed.add(checked);
    } else if (checked.state() instanceof RunState.Planned planned) {
      shared.ceiling().plans(turn.job(), planned.total());
      hold(checked);
    } else {
      work(checked);
    }
  }

  private void hold(FleetTurn turn) {
    if (shared.ceiling().isDecided()) {
      release(turn);
    } else {
      held.add(turn);
    }
  }

  private void release() {
    List<FleetTurn> all = List.copyOf(held);
    held.clear();
    all.forEach(this::release);
  }

  private void release(FleetTurn turn) {
    RunState.Planned planned = (RunState.Planned) turn.state();
    Optional<Problem> refusal =
        shared.ceiling().refusal(planned.from().progress().attempted());
    if (refusal.isPresent()) {
      enter(turn.with(turn.run().refused(planned, refusal.get())));
    } else {
      work(turn);
    }
  }

  /** A run for which a listing is requested, and the host's clock then. */
  private record Asked(FleetTurn turn, Instant at) {}

  private void list(long now) throws InterruptedException {
    List<Asked> asked = new ArrayList<>();
    for (FleetTurn turn : listings.take(now)) {
      RunState state = noted(turn.run().asking((RunState.AwaitsListing) turn.state()));
      if (RunState.isLast(state)) {
        enter(turn.entered(state, now));
      } else {
        asked.add(new Asked(turn, turn.run().context().clock().instant()));
      }
    }
    if (!asked.isEmpty()) {
      Function<Asked, ListAnswer> answer = answer(now);
      asked.forEach(each -> listed(each, answer));
    }
  }

  private Function<Asked, ListAnswer> answer(long now) throws InterruptedException {
    try {
      ListingIndex listing = shared.client().listAll();
      listings.keep(listing);
      return complete(listing);
    } catch (SnapshotException failed) {
      return asked -> new ListAnswer.Failure(failed, now, asked.at());
    }
  }

  private static Function<Asked, ListAnswer> complete(ListingIndex listing) {
    return asked ->
        new ListAnswer.Complete(listing.of(asked.turn().run().context().settings()), asked.at());
  }

  private void listed(Asked asked, Function<Asked, ListAnswer> answer) {
    FleetTurn turn = asked.turn();
    long now = time.nanos();
    RunState state =
        noted(turn.run().listed((RunState.AwaitsListing) turn.state(), answer.apply(asked)));
    enter(turn.entered(state, now));
  }

  private RunState noted(RunState state) {
    boolean isOfCaller = Thread.currentThread() == caller;
    if (isOfCaller && state instanceof RunState.Stopped stopped && stopped.isInterrupted()) {
      isInterrupted = true;
    }
    return state;
  }

  /** Lets a worker make the requests of a run, or end it. */
  private void work(FleetTurn turn) {
    inWork.add(turn.job());
    shared.workers().execute(() -> {
      FleetTurn later = turn.with(worked(turn));
      Optional<SnapshotReport> report = reportOf(later);
      events.add(() -> returned(turn, later, report));
    });
  }

  private RunState worked(FleetTurn turn) {
    RunState state = turn.state();
    Optional<Throwable> why = shared.workers().stopped();
    if (RunState.isLast(state)) {
      return state;
    }
    if (why.isPresent()) {
      return turn.run().stopped(state, why.get());
    }
    do {
      state = noted(
          state instanceof RunState.AwaitsSnapshot asks
              ? turn.run().requested(asks, turn.due())
              : turn.run().pruned(state));
    } while (isForWorker(state));
    return state;
  }

  private boolean isForWorker(RunState state) {
    return state instanceof RunState.Prunable
        || (state instanceof RunState.Planned && !shared.ceiling().isSet());
  }

  private static Optional<SnapshotReport> reportOf(FleetTurn turn) {
    return RunState.isLast(turn.state())
            && turn.run().over(turn.state()) instanceof RunStatus.Ended ended
        ? Optional.of(ended.report())
        : Optional.empty();
  }

  private void returned(FleetTurn before, FleetTurn after, Optional<SnapshotReport> report) {
    inWork.remove(before.job());
    if (report.isPresent()) {
      ended(before.job(), report.get());
    } else if (stopping.isPresent()) {
      end(after, stopping.get());
    } else {
      enter(after.entered(after.state(), time.nanos()));
    }
  }

  private void ended(int job, SnapshotReport report) {
    open.remove(job);
    reports.put(job, report);
    shared.ceiling().ends(job);
  }

  /** Ends every run: first those that wait here, then those that a worker is busy with. */
  private void stop(Throwable why) {
    stopping = Optional.of(why);
    shared.workers().stop(why);
    List.copyOf(open.values()).stream()
        .filter(turn -> !inWork.contains(turn.job()))
        .forEach(turn -> end(turn, why));
    while (!open.isEmpty()) {
      try {
        events.take().run();
      } catch (InterruptedException again) {
        isInterrupted = true;
      }
    }
  }

  private void end(FleetTurn turn, Throwable why) {
    RunState last =
        RunState.isLast(turn.state()) ? turn.state() : turn.run().stopped(turn.state(), why);
    ended(turn.job(), reportOf(turn.with(last)).orElseThrow());
    // The run has set the flag again; the other runs are still to be ended.
    boolean unused = Thread.interrupted();
  }
}
