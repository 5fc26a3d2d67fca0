package io.github.lightsailsnapshot.notify.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.core.wire.AwsError;
import io.github.lightsailsnapshot.notify.Reports;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A mail that SES throttles. */
class SesThrottlingTest {
  /** The client asks four times by itself. */
  private static final int ATTEMPTS = 4;

  private final SesFixture ses = new SesFixture();
  private final VirtualTime time = VirtualTime.startingAt(Instant.EPOCH);
  private final SesNotifier notifier = ses.notifier().timeSource(time).build();

  @AfterEach
  void close() {
    ses.close();
  }

  @Test
  void throttlingForASecondIsWaitedFor() throws Exception {
    ses.aws.faults().on("SendEmail").times(2 * ATTEMPTS).answer(AwsError.sendingRateExceeded());
    notifier.send(Reports.succeeded());

    assertThat(ses.mail().to()).containsExactly("me@example.com");
    assertThat(time.pauses())
        .satisfiesExactly(
            first -> assertThat(first).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1)),
            second -> assertThat(second).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2)));
  }

  @Test
  void lastingThrottlingIsGivenUpWithinTheLimit() {
    ses.aws.faults().on("SendEmail").answer(AwsError.sendingRateExceeded());
    assertThatThrownBy(() -> notifier.send(Reports.succeeded()))
        .hasMessageStartingWith(
            "The mail was not sent. SES answered Throttling: Maximum sending rate exceeded.");
    assertThat(time.passed()).isLessThan(Duration.ofSeconds(14));
    assertThat(time.pauses()).hasSizeBetween(4, 7);
  }

  @Test
  void anExceededDailyQuotaIsReportedAtOnce() {
    ses.aws.faults().on("SendEmail").answer(AwsError.dailyQuotaExceeded());
    assertThatThrownBy(() -> notifier.send(Reports.succeeded()))
        .hasMessageContaining("Daily message quota exceeded");
    assertThat(time.pauses()).isEmpty();
  }
}
