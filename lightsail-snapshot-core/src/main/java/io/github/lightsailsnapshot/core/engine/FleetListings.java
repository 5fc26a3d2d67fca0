package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.time.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The runs of a client that wait for a listing, and when the next listing is due. One listing serves every run that may use
 * it. Listings for runs that wait for their snapshots become less frequent, however many runs wait. Used by one thread.
 */
final class FleetListings {
  private final boolean isShared;
  private List<FleetTurn> waiting = new ArrayList<>();
  private Optional<ListingIndex> first = Optional.empty();
  private Backoff polls = Backoff.POLLING;
  private OptionalLong lastBegan = OptionalLong.empty();
  private OptionalLong lastPoll = OptionalLong.empty();
  private long due = Long.MAX_VALUE;

  /**
   * @param isShared whether there are several runs; a run alone lists when it would list without a fleet
   */
  FleetListings(boolean isShared) {
    this.isShared = isShared;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  List<FleetTurn> waiting() {
    return List.copyOf(waiting);
  }

  void add(FleetTurn turn) {
    waiting.add(turn);
    due = Math.min(due, dueOf(turn));
  }

  /** When the next listing is due; empty if no run waits for one. */
  OptionalLong due() {
    if (waiting.isEmpty()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(isShared ? after(lastBegan, Backoff.POLLING.next(), due) : due);
  }

  private long dueOf(FleetTurn turn) {
    long own = sharingOf(turn) == RunState.Sharing.NEXT && isShared
        ? after(lastPoll, polls.next(), turn.due())
        : turn.due();
    return Math.min(own, latest(turn));
  }

  private static long latest(FleetTurn turn) {
    long ofRun = turn.run().context().deadline().endOfCalls().orElse(Long.MAX_VALUE);
    return Math.min(ofRun, ((RunState.AwaitsListing) turn.state()).latest().orElse(Long.MAX_VALUE));
  }

  private static long after(OptionalLong moment, Duration pause, long atLeast) {
    return moment.isPresent() ? Math.max(moment.getAsLong() + pause.toNanos(), atLeast) : atLeast;
  }

  private static RunState.Sharing sharingOf(FleetTurn turn) {
    return ((RunState.AwaitsListing) turn.state()).sharing();
  }

  /** Takes the runs that a listing serves that begins now. */
  List<FleetTurn> take(long now) {
    List<FleetTurn> served = new ArrayList<>();
    List<FleetTurn> others = new ArrayList<>();
    waiting.forEach(turn -> (mayUse(turn, now) ? served : others).add(turn));
    waiting = others;
    lastBegan = OptionalLong.of(now);
    if (served.stream().anyMatch(turn -> sharingOf(turn) == RunState.Sharing.NEXT)) {
      polls = lastPoll.isPresent() ? polls.longer() : polls;
      lastPoll = OptionalLong.of(now);
    }
    due = waiting.stream().mapToLong(this::dueOf).min().orElse(Long.MAX_VALUE);
    return served;
  }

  /** A run that waits for its snapshot uses any listing, so that it need not ask for one itself. */
  private boolean mayUse(FleetTurn turn, long now) {
    boolean isDue = now >= Math.min(turn.due(), latest(turn));
    return isDue || (isShared && sharingOf(turn) == RunState.Sharing.NEXT);
  }

  /** Keeps the first complete listing. */
  void keep(ListingIndex listing) {
    first = first.or(() -> Optional.of(listing));
  }

  Optional<ListingIndex> first() {
    return first;
  }
}
