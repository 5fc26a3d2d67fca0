package io.github.lightsailsnapshot.notify.retry;

import io.github.lightsailsnapshot.core.Notifier;
import java.time.Duration;

/** What is left of the time that a notifier has for one report, and the growing pauses in it. Not thread-safe. */
public final class Patience {
  /** A second less than a job gives a notifier, so that what happened can still be told. */
  public static final Duration LIMIT = Notifier.TIMEOUT.minusSeconds(1);

  /** Anything less would end in a time-out, which says nothing. */
  private static final Duration ENOUGH = Duration.ofSeconds(1);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

  private final Pace pace;
  private final long deadline;
  private Duration next;

  /** Begins now, with a first pause of at most this length. */
  public Patience(Pace pace, Duration firstPause) {
    this.pace = pace;
    this.deadline = pace.nanoTime() + LIMIT.toNanos();
    this.next = firstPause;
  }

  /** How much time is left; zero or less if there is none. */
  public Duration left() {
    return Duration.ofNanos(deadline - pace.nanoTime());
  }

  /** Whether enough is left to begin an attempt. */
  public boolean isEnough() {
    return left().compareTo(ENOUGH) >= 0;
  }

  /** What is left, but no more than this. */
  public Duration leftUpTo(Duration most) {
    Duration left = left();
    return left.compareTo(most) < 0 ? left : most;
  }

  /**
   * Pauses for between half and all of a time that doubles, and never for less than was asked for; not at all, and the answer
   * is false, if too little time for an attempt would be left then.
   */
  public boolean pause(Duration least) throws InterruptedException {
    Duration half = next.dividedBy(2);
    Duration spread = Duration.ofNanos((long) (half.toNanos() * pace.jitter()));
    Duration pause = (least.compareTo(half) > 0 ? least : half).plus(spread);
    if (left().compareTo(pause.plus(ENOUGH)) < 0) {
      return false;
    }
    pace.pause(pause);
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    return true;
  }
}
