package io.github.lightsailsnapshot.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.core.time.TimeLimiter.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimeLimiterTest {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final TimeLimiter limiter = TimeLimiter.of(TimeLimiter.daemons("test"));
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);

  @AfterEach
  void forgetTheInterruption() {
    boolean unused = Thread.interrupted();
  }

  private String hang() throws InterruptedException {
    begun.countDown();
    try {
      new CountDownLatch(1).await();
      return "never";
    } catch (InterruptedException stopped) {
      interrupted.countDown();
      throw stopped;
    }
  }

  @Test
  void tellsWhatTheCodeReturns() throws Exception {
    assertThat(limiter.start(() -> "answer").await(LONG))
        .isEqualTo(new Result.Returned<>("answer"));
  }

  @Test
  void tellsWhatTheCodeThrows() throws Exception {
    IOException failure = new IOException("no");

    Result<Object> result = limiter
        .start(() -> {
          throw failure;
        })
        .await(LONG);

    assertThat(result).isEqualTo(new Result.Failed<>(failure));
    assertThat(result.failure()).contains(failure);
  }

  @Test
  void interruptsWhatDoesNotEndInTime() throws Exception {
    BoundedCall<String> call = limiter.start(this::hang);
    begun.await();

    Result<String> result = call.await(SHORT);

    assertThat(result).isEqualTo(new Result.TimedOut<>(SHORT));
    assertThat(result.failure().orElseThrow()).isInstanceOf(TimeoutException.class);
    assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void stopsTheCodeOfACallerThatIsInterrupted() throws Exception {
    BoundedCall<String> call = limiter.start(this::hang);
    begun.await();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> call.await(LONG)).isInstanceOf(InterruptedException.class);
    assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void canWaitForCodeThatIsToEndAllTheSame() {
    Thread.currentThread().interrupt();

    Result<String> result = limiter.start(() -> "answer").awaitUninterruptibly(LONG);

    assertThat(result).isEqualTo(new Result.Returned<>("answer"));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void tellsThatNoThreadCouldBeStarted() throws Exception {
    OutOfMemoryError none = new OutOfMemoryError("unable to create native thread");
    TimeLimiter poor = TimeLimiter.of(code -> {
      throw none;
    });

    assertThat(poor.start(() -> "answer").await(LONG)).isEqualTo(new Result.NotStarted<>(none));
    assertThat(TimeLimiter.of(code -> null).start(() -> "answer").await(LONG).failure())
        .hasValueSatisfying(why -> assertThat(why).hasMessageContaining("answered null"));
  }

  @Test
  void beginsNoOtherWhereTooManyAreLeftToThemselves() throws Exception {
    TimeLimiter two = limiter.withMostAbandoned(2);
    CountDownLatch released = new CountDownLatch(1);
    for (int i = 0; i < 2; i++) {
      assertThat(two.start(() -> deafUntil(released)).await(SHORT))
          .isInstanceOf(Result.TimedOut.class);
    }

    assertThat(two.start(() -> "answer").await(LONG).failure().orElseThrow())
        .isInstanceOf(TimeLimiter.TooManyAbandonedException.class)
        .hasMessage("2 abandoned calls are still running");

    released.countDown();
    while (two.start(() -> "answer").await(LONG) instanceof Result.NotStarted) {
      Thread.onSpinWait();
    }
    assertThatIllegalArgumentException().isThrownBy(() -> limiter.withMostAbandoned(0));
  }

  private static String deafUntil(CountDownLatch released) {
    while (true) {
      try {
        released.await();
        return "late";
      } catch (InterruptedException ignored) {
        // Code that cannot be interrupted.
      }
    }
  }
}
