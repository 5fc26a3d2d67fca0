package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.Problem.Step;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.retention.Keep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run whose progress listener throws. */
class FailingListenerTest {
  private final JobFixture web = new JobFixture();

  @AfterEach
  void everyRunIsReportedOnce() {
    web.endsWithOneReportAndNoInterrupt();
  }

  @Test
  void aFailureAtTheLastEventIsAWarning() {
    SnapshotReport report = web.job(Keep.last(1))
        .listener(step -> {
          if (step.progress() instanceof Progress.Finished) {
            throw new IllegalStateException("no");
          }
        })
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.warnings())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("A progress listener failed with IllegalStateException: no");
    assertThat(web.toldOnce()).isEqualTo(report);
  }

  @Test
  void aMissingClassIsAWarning() {
    SnapshotReport report = web.job(Keep.last(1))
        .listener(step -> {
          if (step.progress() instanceof Progress.Creating) {
            throw new NoClassDefFoundError("javax/mail/Message");
          }
        })
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(web.toldOnce().warnings())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("A progress listener failed with NoClassDefFoundError: javax/mail/Message");
  }

  @Test
  void anExceptionIsAWarning() {
    SnapshotReport report = web.job(Keep.last(1))
        .listener(step -> {
          if (step.progress() instanceof Progress.Creating) {
            throw new IllegalStateException("no");
          }
        })
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.warnings())
        .singleElement()
        .extracting(Problem::step)
        .isEqualTo(Step.NOTIFICATION);
  }
}
