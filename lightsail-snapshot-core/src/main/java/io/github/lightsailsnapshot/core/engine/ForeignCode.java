package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.time.TimeLimiter.Result;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Common code for calls of foreign code. */
public final class ForeignCode {

  private ForeignCode() {}

  static void stopIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /**
   * Restores the interrupt flag: code in a language without checked exceptions can throw an InterruptedException, which
   * clears the flag.
   */
  public static void keepInterruption(Throwable thrown) {
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where a client's snapshots are, as far as it tells. */
  public static Where where(SnapshotClient client) {
    try {
      return Objects.requireNonNullElse(client.where(), Where.UNKNOWN);
    } catch (Throwable doesNotTell) {
      keepInterruption(doesNotTell);
      return Where.UNKNOWN;
    }
  }

  /** Describes how code failed; empty if it did not. */
  static Optional<String> failure(Result<?> result) {
    if (result instanceof Result.TimedOut<?> tooLong) {
      return Optional.of("did not end within " + seconds(tooLong.limit()));
    }
    String how = result instanceof Result.NotStarted ? "could not be started: " : "failed with ";
    return result.failure().map(why -> how + ForeignText.of(why));
  }

  private static String seconds(Duration limit) {
    return BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }
}
