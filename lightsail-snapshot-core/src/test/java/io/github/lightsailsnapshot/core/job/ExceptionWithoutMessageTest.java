package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Keep;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
    assertThat(report.undelivered()).hasSize(1);
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
