package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.Problem.Step;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.retention.Keep;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ConsistencyHooksTest {
  private final JobFixture web = new JobFixture();
  private final List<String> steps = new CopyOnWriteArrayList<>();

  private SnapshotJob.Builder hooked() {
    web.client.nextCreation(real -> () -> {
      steps.add("create");
      return real.get();
    });
    return web.job(Keep.last(1))
        .beforeSnapshot(() -> steps.add("freeze"))
        .afterSnapshot(() -> steps.add("release"));
  }

  @Test
  void theSourceIsAtRestWhileTheSnapshotIsAskedForAndNoLonger() {
    SnapshotReport report = hooked()
        .listener(step -> {
          if (step.progress() instanceof Progress.Waiting) {
            steps.add("wait");
          }
        })
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(steps).containsExactly("freeze", "create", "release", "wait");
  }

  @Test
  void aHookThatFailsMakesTheRunFailBeforeTheSnapshot() {
    web.nightly(2);

    SnapshotReport report = hooked()
        .beforeSnapshot(() -> {
          throw new IOException("database is down");
        })
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(steps).containsExactly("release");
    assertThat(web.names()).containsExactly(web.daysAgo(2), web.daysAgo(1));
    assertThat(report.errors()).singleElement().satisfies(problem -> {
      assertThat(problem.step()).isEqualTo(Step.CONSISTENCY);
      assertThat(problem.message())
          .isEqualTo("The hook before the snapshot failed with IOException: database is down");
    });
  }

  @Test
  void orTheJobGoesOnCrashConsistentAndSaysSo() {
    SnapshotReport report = hooked()
        .beforeSnapshot(() -> {
          throw new IOException("database is down");
        })
        .allowCrashConsistent()
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(steps).containsExactly("create", "release");
    assertThat(report.errors())
        .singleElement()
        .extracting(Problem::advice)
        .asString()
        .contains("crash-consistent only");
  }

  @Test
  void aHookThatExceedsItsLimitHasFailed() {
    SnapshotReport report = hooked()
        .beforeSnapshot(() -> new CountDownLatch(1).await())
        .hookTimeout(Duration.ofMillis(100))
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(steps).containsExactly("release");
    assertThat(report.errors())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains("did not end within");
  }

  @Test
  void theSourceGoesOnAlsoWhenTheCreationFails() {
    web.client.nextCreation(failing(new SnapshotException.AccessDenied("no")));

    SnapshotReport report = web.job(Keep.last(1))
        .beforeSnapshot(() -> steps.add("freeze"))
        .afterSnapshot(() -> steps.add("release"))
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(steps).containsExactly("freeze", "release");
  }

  @Test
  void theSourceIsNotHeldWhileARefusalIsWaitedOut() {
    web.client.nextCreation(failing(new SnapshotException.InvalidState("automatic one running")));

    SnapshotReport report = hooked().build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(steps).containsExactly("freeze", "release", "freeze", "create", "release");
  }

  @Test
  void noHookBeginsOnceTheRunIsInterrupted() {
    web.client.nextListing(real -> () -> {
      Thread.currentThread().interrupt();
      return real.get();
    });

    SnapshotReport report = hooked().build().run();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(steps).isEmpty();
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void theSourceGoesOnWhenTheRunIsInterrupted() {
    web.client.nextCreation(real -> () -> {
      Thread.currentThread().interrupt();
      throw new SnapshotException.Unavailable("aborted");
    });

    SnapshotReport report = web.job(Keep.last(1))
        .beforeSnapshot(() -> steps.add("freeze"))
        .afterSnapshot(() -> steps.add("release"))
        .build()
        .run();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(steps).containsExactly("freeze", "release");
  }

  @Test
  void anInterruptionEndsTheHookBeforeAndLetsTheSourceGoOn() {
    Thread run = Thread.currentThread();

    SnapshotReport report = web.job(Keep.last(1))
        .beforeSnapshot(() -> {
          run.interrupt();
          new CountDownLatch(1).await();
        })
        .afterSnapshot(() -> steps.add("release"))
        .build()
        .run();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(web.client.count("create")).isZero();
    assertThat(steps).containsExactly("release");
  }

  @Test
  void aReleaseThatFailsIsReportedAndTheSnapshotCounts() {
    SnapshotReport report = hooked()
        .afterSnapshot(() -> {
          throw new IllegalStateException("still locked");
        })
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(web.names()).containsExactly(OWN);
    assertThat(report.errors())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("The hook after the snapshot failed with IllegalStateException: still locked");
  }

  @Test
  void nothingIsHeldWhereTheSlotHasItsSnapshot() {
    web.region.add("web-1", OWN, web.time.instant());

    SnapshotReport report = hooked().slot(Duration.ofHours(1)).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(steps).isEmpty();
  }

  @Test
  void aLimitThatCannotBeOneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> hooked().hookTimeout(Duration.ZERO))
        .withMessage("hookTimeout must be from PT0.001S to PT10M, not PT0S");
  }
}
