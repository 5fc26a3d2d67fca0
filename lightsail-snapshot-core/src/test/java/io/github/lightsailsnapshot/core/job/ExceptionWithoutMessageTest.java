package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.core.wire.HostileException;
import io.github.lightsailsnapshot.retention.Keep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Foreign code that throws an exception whose own methods throw. */
class ExceptionWithoutMessageTest {
  private final JobFixture web = new JobFixture();
  private final RuntimeException withoutMessage = new RuntimeException() {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no words");
    }
  };

  @Test
  void aNotifierThatThrowsItStopsNoOther() {
    web.nightly(3);
    AtomicInteger second = new AtomicInteger();

    SnapshotReport report = web.job(Keep.last(1))
        .notifier(told -> {
          throw withoutMessage;
        })
        .notifier(told -> second.incrementAndGet())
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.undelivered())
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.message()).endsWith("failed with RuntimeException"));
    assertThat(second).hasValue(1);
  }

  @Test
  void aListenerThatThrowsItPreventsNoDeletion() {
    web.nightly(3);

    SnapshotReport report = web.job(Keep.last(1))
        .listener(event -> {
          throw withoutMessage;
        })
        .build()
        .run();

    assertThat(report.deleted()).hasSize(3);
  }

  @Test
  void aHookAfterTheSnapshotThatThrowsItLosesNoSnapshot() {
    web.nightly(3);

    SnapshotReport report = web.job(Keep.last(1))
        .afterSnapshot(() -> {
          throw new HostileException();
        })
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(JobFixture.OWN);
    assertThat(report.deleted()).hasSize(3);
    assertThat(report.errors().toString()).contains("failed with HostileException");
  }

  @Test
  void aDeletionThatThrowsItStopsNoOther() {
    web.nightly(3);
    web.client.nextDeletion(real -> real);
    web.client.nextDeletion(real -> () -> {
      throw new HostileException();
    });

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.deleted()).hasSize(2);
    assertThat(web.told).hasSize(1);
  }

  @Test
  void aTimeSourceThatThrowsWhileTheSourceIsQuiescedKeepsNoHookFromReleasingIt() {
    AtomicBoolean broken = new AtomicBoolean();
    AtomicInteger released = new AtomicInteger();
    TimeSource time = new TimeSource() {
      @Override
      public long nanos() {
        if (broken.get()) {
          throw withoutMessage;
        }
        return web.time.nanos();
      }

      @Override
      public void sleep(Duration pause) throws InterruptedException {
        web.time.sleep(pause);
      }
    };

    SnapshotReport report = web.job(Keep.last(1))
        .timeSource(time)
        .beforeSnapshot(() -> broken.set(true))
        .afterSnapshot(released::incrementAndGet)
        .build()
        .run();

    assertThat(released).hasValue(1);
    assertThat(report.outcome()).isNotEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void aClockThatThrowsItIsReplacedByTheSystems() {
    SnapshotReport report = web.job(Keep.last(1))
        .clock(new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            throw withoutMessage;
          }
        })
        .build()
        .run();

    assertThat(report.snapshot()).isPresent();
    assertThat(web.told).hasSize(1);
    assertThat(report.warnings().toString()).contains("The job's clock failed");
  }
}
