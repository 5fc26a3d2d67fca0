package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.ServiceError;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.Problem.Step;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Keep;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run whose request for a snapshot fails. */
class CreationFailureTest {
  private final JobFixture web = new JobFixture();

  @AfterEach
  void everyRunIsReportedOnce() {
    web.endsWithOneReportAndNoInterrupt();
  }

  private SnapshotReport runAfter(SnapshotException failure) {
    web.nightly(3);
    web.client.everyCreation(failing(failure));
    return web.keepLast(1).run();
  }

  private void failedAndNothingDeleted(SnapshotReport report) {
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.snapshot()).isEmpty();
    assertThat(report.plan()).isEmpty();
    assertThat(web.client.count("delete")).isZero();
    assertThat(web.toldOnce()).isEqualTo(report);
  }

  @Test
  void aDeniedRequestFailsTheRun() {
    ServiceError answer = new ServiceError("AccessDeniedException", "not authorized", "r-1");
    SnapshotReport report =
        runAfter(new SnapshotException.AccessDenied("Could not create", answer));

    failedAndNothingDeleted(report);
    assertThat(report.errors()).singleElement().satisfies(problem -> {
      assertThat(problem.step()).isEqualTo(Step.CREATION);
      assertThat(problem.answer()).contains(answer);
      assertThat(problem.toString())
          .isEqualTo(
              "creation: Could not create. The answer was AccessDeniedException: not authorized"
                  + " (request r-1). No snapshot was made and nothing was deleted.");
    });
  }

  @Test
  void anUnknownInstanceFailsTheRun() {
    web.region.removeInstance("web-1");
    failedAndNothingDeleted(runAfter(new SnapshotException.NotFound("no web-1")));
  }

  @Test
  void noAnswerAndNoSnapshotFailTheRunAfterTheWait() {
    SnapshotReport report = runAfter(new SnapshotException.Unavailable("No answer"));

    failedAndNothingDeleted(report);
    assertThat(web.time.passed()).isEqualTo(Duration.ofMinutes(30));
    assertThat(web.client.calls().stream()
            .filter(call -> call.startsWith("create"))
            .distinct())
        .containsExactly("create " + OWN);
  }

  @Test
  void aClientThatBreaksFailsTheRun() {
    web.client.everyCreation(failing(new IllegalStateException("closed")));
    SnapshotReport report = web.keepLast(1).run();

    failedAndNothingDeleted(report);
    assertThat(report.errors())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo(
            "Could not create " + OWN + ": the client failed with IllegalStateException: closed");
  }

  @Test
  void aRefusalUntilTheWaitEndsFailsTheRun() {
    web.nightly(1);
    IntStream.range(0, 100)
        .forEach(i -> web.client.nextCreation(
            failing(new SnapshotException.InvalidState("automatic one running"))));

    failedAndNothingDeleted(web.keepLast(1).run());
    assertThat(web.time.passed()).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void aRefusalFailsARunWithoutWaitAfterAMinute() {
    web.client.everyCreation(failing(new SnapshotException.InvalidState("automatic one running")));

    failedAndNothingDeleted(
        web.job(Keep.last(1)).waitTimeout(Duration.ZERO).build().run());
    assertThat(web.time.passed()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void aTemporaryRefusalIsOnlyAWarning() {
    web.client
        .nextCreation(failing(new SnapshotException.InvalidState("automatic one running")))
        .nextCreation(failing(new SnapshotException.InvalidState("automatic one running")));

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.warnings())
        .extracting(Problem::message)
        .containsExactly("automatic one running");
    assertThat(report.warnings().get(0).count()).isEqualTo(2);
    assertThat(web.client.count("create")).isEqualTo(3);
  }
}
