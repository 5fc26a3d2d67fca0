package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.time.TimeLimiter.Result;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** What calls of foreign code have in common. */
final class ForeignCode {

  private ForeignCode() {}

  static void stopIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** Code in a language without checked exceptions can throw that it was interrupted; the flag is cleared then. */
  static void keepInterruption(Throwable thrown) {
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }

  /** How code failed, for people; nothing if it did not. */
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
