package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Keep;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run whose notifiers fail. */
class NotifierTest {
  private final JobFixture web = new JobFixture();

  @AfterEach
  void everyRunIsReportedOnce() {
    web.endsWithOneReportAndNoInterrupt();
  }

  @Test
  void aNotifierThatFailsChangesNothingAndIsReported() {
    SnapshotReport report = web.job(Keep.last(1))
        .notifier(unlucky -> {
          throw new IOException("no route to https://hooks.example.com/services/T0/SECRET");
        })
        .notifier(sent -> web.told.addAll(sent.jobs()))
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.problems()).isEmpty();
    assertThat(report.undelivered())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("A notifier failed with IOException: no route to https://...");
    assertThat(web.told)
        .hasSize(2)
        .allSatisfy(told -> assertThat(told.undelivered()).isEmpty());
    web.told.remove(0);
  }

  @Test
  void notifiersThatThrowErrorsOrHangAreReported() {
    SnapshotReport report = web.job(Keep.last(1))
        .notifierTimeout(Duration.ofSeconds(1))
        .notifier(broken -> {
          throw new StackOverflowError();
        })
        .notifier(hanging -> new CountDownLatch(1).await())
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.undelivered())
        .extracting(Problem::message)
        .containsExactly(
            "A notifier failed with StackOverflowError", "A notifier did not end within 1 s");
  }
}
