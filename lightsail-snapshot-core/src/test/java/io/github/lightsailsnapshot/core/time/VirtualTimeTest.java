package io.github.lightsailsnapshot.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
  private static final Instant START = Instant.parse("2026-11-22T03:00:00Z");
  private final VirtualTime time = VirtualTime.startingAt(START);

  @Test
  void standsStillUntilSomebodySleeps() throws Exception {
    long before = time.nanos();
    assertThat(time.instant()).isEqualTo(START).isEqualTo(time.instant());

    time.sleep(Duration.ofDays(3));

    assertThat(time.instant()).isEqualTo(START.plus(Duration.ofDays(3)));
    assertThat(time.since(before)).isEqualTo(time.passed()).isEqualTo(Duration.ofDays(3));
    assertThat(time.pauses()).containsExactly(Duration.ofDays(3));
  }

  @Test
  void isTheSameInEveryZone() {
    VirtualTime tokyo = time.withZone(ZoneId.of("Asia/Tokyo"));

    time.pass(Duration.ofMinutes(5));

    assertThat(tokyo.instant()).isEqualTo(time.instant());
    assertThat(LocalTime.now(tokyo)).isEqualTo(LocalTime.of(12, 5));
    assertThat(LocalTime.now(time)).isEqualTo(LocalTime.of(3, 5));
  }

  @Test
  void isNotSleptThroughByAThreadThatIsInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> time.sleep(Duration.ofSeconds(1)))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(time.passed()).isZero();
  }

  @Test
  void doesNotGoBack() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> time.pass(Duration.ofSeconds(-1)))
        .withMessage("Time cannot go back: pass at least zero, not PT-1S");
  }
}
