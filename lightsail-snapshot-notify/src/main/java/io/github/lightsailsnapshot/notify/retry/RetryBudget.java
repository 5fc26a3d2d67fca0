package io.github.lightsailsnapshot.notify.retry;

import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.core.time.Backoff;
import io.github.lightsailsnapshot.core.time.Deadline;
import io.github.lightsailsnapshot.core.time.TimeSource;
import java.time.Duration;
import java.util.SplittableRandom;

/** What is left of the time that a notifier has for one report, and the growing pauses in it. Not thread-safe. */
public final class RetryBudget {
  /** A second less than a job gives a notifier, so that what happened can still be told. */
  public static final Duration LIMIT = Notifier.TIMEOUT.minusSeconds(1);

  /** Anything less would end in a time-out, which says nothing. */
  private static final Duration ENOUGH = Duration.ofSeconds(1);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

  private final TimeSource time;
  private final Deadline deadline;
  private Backoff backoff;

  /** Begins now, with a first pause of at most this length. */
  public RetryBudget(TimeSource time, Duration firstPause) {
    this.time = time;
    this.deadline = Deadline.of(time, LIMIT);
    this.backoff = new Backoff(firstPause, 2, LONGEST_PAUSE);
  }

  /** How much time is left; zero or less if there is none. */
  public Duration left() {
    return deadline.left(time);
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
   * Pauses for between half and all of a time that doubles, so that many hosts that fail at the same time do not come back at the
   * same time, and never for less than was asked for; not at all, and the answer is false, if too little time for an attempt would
   * be left then.
   */
  public boolean pause(Duration least) throws InterruptedException {
    Duration half = backoff.next().dividedBy(2);
    Duration spread = Duration.ofNanos(jitter().nextLong(half.toNanos() + 1));
    Duration pause = (least.compareTo(half) > 0 ? least : half).plus(spread);
    if (left().compareTo(pause.plus(ENOUGH)) < 0) {
      return false;
    }
    time.sleep(pause);
    backoff = backoff.longer();
    return true;
  }

  /** No two hosts count the same nanoseconds, but a test in virtual time does so each time. */
  private SplittableRandom jitter() {
    return new SplittableRandom(time.nanos());
  }
}
