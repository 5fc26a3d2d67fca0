package io.github.lightsailsnapshot.core;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/**
 * What a simulation sets on a job and no host can: time that passes without waiting, the patience with notifiers, and
 * whether threads can be started.
 */
public final class JobSeams {

  private JobSeams() {}

  /** Elapsed time. */
  public interface Passing {
    /** A moment to measure from. */
    long nanos();

    /** Lets time pass. */
    void sleep(Duration pause) throws InterruptedException;
  }

  public static SnapshotJob.Builder set(
      SnapshotJob.Builder job, Passing time, Duration notifierTimeout, ThreadFactory threads) {
    return job.ticker(ticker(time)).notifierTimeout(notifierTimeout).threads(threads);
  }

  private static Ticker ticker(Passing time) {
    return new Ticker() {
      @Override
      public long nanos() {
        return time.nanos();
      }

      @Override
      public void sleep(Duration pause) throws InterruptedException {
        time.sleep(pause);
      }
    };
  }
}
