package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lightsailsnapshot.retention.Keep;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Settings that a job refuses before anything is called. */
class InvalidSettingsTest {
  private final JobFixture web = new JobFixture();
  private final SnapshotJob.Builder job = web.job(Keep.last(1));

  @AfterEach
  void everyRunIsReportedOnce() {
    web.endsWithOneReportAndNoInterrupt();
  }

  @Test
  void areRefusedWithTheValueAndTheRange() {
    refused(
        () -> job.waitTimeout(Duration.ofSeconds(-1)),
        "waitTimeout must be from PT0S to PT24H, not PT-1S");
    refused(
        () -> job.slot(Duration.ofSeconds(1)), "The slot must be from PT1M to PT8784H, not PT1S");
    refused(
        () -> job.slot(Duration.ofMillis(60_500)), "The slot must be whole seconds, not PT1M0.5S");
    refused(() -> job.maxDeletions(0), "The ceiling on deletions must be at least 1, not 0");
    refused(
        () -> job.pendingTimeout(Duration.ZERO),
        "pendingTimeout must be from PT0.000000001S to PT87840H, not PT0S");
    refused(
        () -> job.notifierTimeout(Duration.ofMillis(999)),
        "notifierTimeout must be from PT1S to PT5M, not PT0.999S");
    refused(() -> job.basename("-x").build(), "The basename \"-x\" must be letters");
    refused(
        () -> SnapshotJob.builder(web.client, " ", Keep.last(1)),
        "A job needs the name of an instance");
    assertThat(web.client.calls()).isEmpty();
  }

  private void refused(ThrowingCallable setting, String why) {
    assertThatIllegalArgumentException().isThrownBy(setting).withMessageStartingWith(why);
  }
}
