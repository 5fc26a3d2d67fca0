package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Keep;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A run for the moment that a scheduler meant. */
class ScheduledRunTest {
  private final JobFixture web = new JobFixture();

  private SnapshotReport run(String scheduledFor) {
    return web.job(Keep.last(5)).slot(Duration.ofDays(1)).build().run(Instant.parse(scheduledFor));
  }

  @Test
  void aLateStartTakesTheScheduledSlot() {
    web.time.pass(Duration.ofMinutes(1267));

    assertThat(run("2026-11-22T23:55:00Z").snapshot().orElseThrow().name())
        .isEqualTo("nightly-2026-11-22T00-00-00Z");
    assertThat(run("2026-11-23T00:07:00Z").snapshot().orElseThrow().name())
        .isEqualTo("nightly-2026-11-23T00-00-00Z");
  }

  @Test
  void aMomentInASlotLongOverIsSkipped() {
    SnapshotReport report = run("2026-11-20T23:55:00Z");

    assertThat(report.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(web.client.count("create")).isZero();
  }

  @Test
  void aMomentAheadTakesTheCurrentSlot() {
    assertThat(run("2026-11-23T03:00:00Z").snapshot().orElseThrow().name())
        .isEqualTo("nightly-2026-11-22T00-00-00Z");
  }

  @Test
  void aJobWithoutSlotsRefusesAMoment() {
    assertThatIllegalStateException()
        .isThrownBy(() -> {
          SnapshotReport unused = web.keepLast(1).run(Instant.EPOCH);
        })
        .withMessageContaining("A job without slots cannot run for 1970-01-01T00:00:00Z");
  }
}
