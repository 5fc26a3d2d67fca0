package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.retention.Keep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A run that is too late for its slot when it would ask, such as on a machine that was suspended, determines its slot anew. */
class DelayedRunTest {
  private final JobFixture web = new JobFixture();
  private final AtomicInteger hooked = new AtomicInteger();

  /** An hourly job whose first hooks take three hours each. */
  private SnapshotJob delayed(int times) {
    return web.job(Keep.last(1))
        .slot(Duration.ofHours(1))
        .beforeSnapshot(() -> {
          if (hooked.incrementAndGet() <= times) {
            web.time.pass(Duration.ofHours(3));
          }
        })
        .build();
  }

  @Test
  void itTakesTheSlotThatItIsByThen() {
    SnapshotReport report = delayed(4).run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.snapshot().map(TakenSnapshot::name)).contains("nightly-2026-11-22T15-00-00Z");
    assertThat(web.client.count("create")).isEqualTo(1);
  }

  @Test
  void afterFiveTimesItGivesUpAndHasAskedForNothing() {
    SnapshotReport report = delayed(9).run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(web.client.calls()).containsExactly("list", "list", "list", "list", "list");
    assertThat(report.errors()).singleElement().satisfies(problem -> {
      assertThat(problem.kind()).isEqualTo(Problem.Kind.RUN_DELAYED);
      assertThat(problem.message()).endsWith("too late for its slot, 5 times");
      assertThat(problem.advice()).isEqualTo("No snapshot was made and nothing was deleted.");
    });
  }

  @Test
  void anHourAfterTheSlotsEndIsNotTooLate() {
    SnapshotReport report = afterAHookOf(Duration.ofHours(2)).run();

    assertThat(report.snapshot().map(TakenSnapshot::name)).contains("nightly-2026-11-22T03-00-00Z");
  }

  @Test
  void moreThanAnHourAfterTheSlotsEndIs() {
    SnapshotReport report = afterAHookOf(Duration.ofHours(2).plusNanos(1)).run();

    assertThat(report.snapshot().map(TakenSnapshot::name)).contains("nightly-2026-11-22T05-00-00Z");
  }

  private SnapshotJob afterAHookOf(Duration first) {
    return web.job(Keep.last(1))
        .slot(Duration.ofHours(1))
        .beforeSnapshot(() -> {
          if (hooked.incrementAndGet() == 1) {
            web.time.pass(first);
          }
        })
        .build();
  }

  @Test
  void timeThatOnlyTheHostsClockCountedIsElapsedToo() {
    Instant now = Instant.parse(NOW);
    AtomicInteger asleep = new AtomicInteger();
    Clock suspended = new Clock() {
      @Override
      public Instant instant() {
        return now.plus(Duration.ofHours(asleep.get()));
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };

    SnapshotReport report = web.job(Keep.last(1))
        .slot(Duration.ofHours(1))
        .clock(suspended)
        .beforeSnapshot(() -> asleep.set(3))
        .build()
        .run();

    assertThat(report.has(Problem.Kind.RUN_DELAYED)).isTrue();
  }
}
