package io.github.lightsailsnapshot.core.client;

import io.github.lightsailsnapshot.core.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Slows all requests to a service down together when the service throttles them, and repeats the throttled ones. The
 * interval between two requests grows with each refusal and shrinks with each success (additive-increase,
 * multiplicative-decrease of the rate, as TCP does), so the requests soon go out about as fast as the service allows.
 * Until the first refusal there is no interval. Thread-safe; threads get their turns in the order in which they asked.
 */
public final class RateLimiter {
  private static final double SLOWER = 1.25;
  private static final double FASTER = 0.99;
  private static final double FIRST_INTERVAL = Duration.ofMillis(20).toNanos();
  private static final double LONGEST_INTERVAL = Duration.ofSeconds(5).toNanos();
  private static final double NO_INTERVAL = Duration.ofMillis(1).toNanos();
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);

  private final TimeSource time;
  private final ReentrantLock turns = new ReentrantLock(true);
  private long lastTurn;
  private boolean hasBegun;
  private double interval;
  private long slowedAt;

  private RateLimiter(TimeSource time) {
    this.time = Objects.requireNonNull(time, "time");
  }

  /**
   * Creates a limiter that does not limit anything yet.
   *
   * @param time how it waits
   * @return the limiter
   */
  public static RateLimiter adaptive(TimeSource time) {
    return new RateLimiter(time);
  }

  /**
   * Makes a request when it is its turn. While the service throttles it, it is repeated for up to a minute.
   *
   * @param attempted what the request is for, such as {@code Could not list the snapshots}, for the message if the
   *     thread is interrupted
   * @param request the request
   * @param <T> what it returns
   * @return the answer
   * @throws SnapshotException.Throttled if the service still throttles it after a minute
   * @throws SnapshotException.Unavailable if the thread is interrupted before the request; its interrupt flag stays set
   */
  public <T> T call(String attempted, Supplier<T> request) {
    long begin = time.nanos();
    while (true) {
      long turn = turnOf(attempted);
      try {
        return answered(request.get());
      } catch (SnapshotException.Throttled refused) {
        slowDown(turn);
        if (time.since(begin).compareTo(LONGEST_RETRY) >= 0) {
          throw refused;
        }
      }
    }
  }

  private <T> T answered(T answer) {
    speedUp();
    return answer;
  }

  private long turnOf(String attempted) {
    try {
      return awaitTurn();
    } catch (InterruptedException stopRequested) {
      Thread.currentThread().interrupt();
      throw new SnapshotException.Unavailable(attempted + ": interrupted before the request");
    }
  }

  /**
   * Waits until it is the calling thread's turn.
   *
   * @return the moment of the turn, as {@link TimeSource#nanos()}
   * @throws InterruptedException if the thread is interrupted
   */
  public long awaitTurn() throws InterruptedException {
    turns.lockInterruptibly();
    try {
      Duration wait = pause();
      if (!wait.isZero()) {
        time.sleep(wait);
      }
      return begun();
    } finally {
      turns.unlock();
    }
  }

  private synchronized Duration pause() {
    long left = hasBegun ? lastTurn + (long) interval - time.nanos() : 0;
    return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
  }

  private synchronized long begun() {
    hasBegun = true;
    lastTurn = time.nanos();
    return lastTurn;
  }

  private synchronized void speedUp() {
    interval = interval * FASTER < NO_INTERVAL ? 0 : interval * FASTER;
  }

  /** Requests that were on their way at the same time are refused together, which counts once. */
  private synchronized void slowDown(long turn) {
    if (interval == 0 || turn - slowedAt >= 0) {
      interval = Math.min(LONGEST_INTERVAL, Math.max(FIRST_INTERVAL, interval * SLOWER));
      slowedAt = time.nanos();
    }
  }

  /**
   * Returns the current interval between two requests.
   *
   * @return the interval; zero if requests are not slowed down
   */
  public synchronized Duration interval() {
    return Duration.ofNanos((long) interval);
  }

  /** Returns a description such as {@code RateLimiter[one request every PT0.1S]}. */
  @Override
  public String toString() {
    return interval().isZero()
        ? "RateLimiter[no limit]"
        : "RateLimiter[one request every " + interval() + "]";
  }
}
