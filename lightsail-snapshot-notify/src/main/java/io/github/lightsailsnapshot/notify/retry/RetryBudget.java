package io.github.lightsailsnapshot.notify.retry;

import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.core.time.Backoff;
import io.github.lightsailsnapshot.core.time.Deadline;
import io.github.lightsailsnapshot.core.time.TimeSource;
import java.time.Duration;
import java.util.SplittableRandom;

/** The time that a notifier has for one report, and the increasing pauses within it. Not thread-safe. */
public final class RetryBudget {
  /** One second less than the time limit of a notifier, so that the result can still be reported. */
  public static final Duration LIMIT = Notifier.TIMEOUT.minusSeconds(1);

  /** The minimum time for an attempt; less would only cause a timeout. */
  private static final Duration ENOUGH = Duration.ofSeconds(1);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

  private final TimeSource time;
  private final Deadline deadline;
  private Backoff backoff;

  /** Creates a budget that begins now, with a maximum length of the first pause. */
  public RetryBudget(TimeSource time, Duration firstPause) {
    this.time = time;
    this.deadline = Deadline.of(time, LIMIT);
    this.backoff = new Backoff(firstPause, 2, LONGEST_PAUSE);
  }

  /** Returns how much time is left; zero or less if there is none. */
  public Duration left() {
    return deadline.left(time);
  }

  /** Returns whether enough time is left for an attempt. */
  public boolean isEnough() {
    return left().compareTo(ENOUGH) >= 0;
  }

  /** Returns how much time is left, up to a maximum. */
  public Duration leftUpTo(Duration most) {
    Duration left = left();
    return left.compareTo(most) < 0 ? left : most;
  }

  /**
   * Pauses for a random time between half and all of an interval that doubles with each call, so that hosts that fail
   * at the same time do not retry at the same time. The pause is never shorter than the given minimum. If too little
   * time for an attempt would be left afterwards, returns false without pausing.
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

  /** The seed: nanoseconds differ between hosts, but are reproducible in virtual time. */
  private SplittableRandom jitter() {
    return new SplittableRandom(time.nanos());
  }
}
