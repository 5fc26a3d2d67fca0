package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.retention.Keep;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of a deadline's time, the notifiers and the hook after the snapshot get theirs; calls end before that. */
class DeadlineShareTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  /** What is left for calls when one notifier is to be told. */
  private static final Duration FOR_CALLS = MINUTE.minus(Notifier.TIMEOUT);

  private final JobFixture web = new JobFixture();

  @AfterEach
  void forgetTheInterruption() {
    boolean unused = Thread.interrupted();
  }

  private SnapshotJob.Builder waiting(Duration waitTimeout) {
    web.region.settlesAfter(Duration.ofHours(1));
    return web.job(Keep.last(1)).deadline(MINUTE).waitTimeout(waitTimeout);
  }

  private static boolean isStopped(SnapshotReport report) {
    assertThat(report.has(Problem.Kind.SNAPSHOT_PENDING))
        .isEqualTo(!report.has(Problem.Kind.DEADLINE_PASSED));
    return report.has(Problem.Kind.DEADLINE_PASSED);
  }

  @Test
  void aPauseThatEndsBeforeTheNotifiersTimeIsWaitedOut() {
    SnapshotReport report = waiting(FOR_CALLS.minusNanos(1)).build().run();

    assertThat(isStopped(report)).isFalse();
  }

  @Test
  void itCountsFromTheBeginOfTheRun() {
    web.time.pass(Duration.ofHours(5));

    SnapshotReport report = waiting(FOR_CALLS.minusNanos(1)).build().run();

    assertThat(isStopped(report)).isFalse();
  }

  @Test
  void aPauseThatLeavesNoTimeForACallIsNot() {
    SnapshotReport report = waiting(FOR_CALLS).build().run();

    assertThat(isStopped(report)).isTrue();
    assertThat(web.time.passed()).isLessThan(FOR_CALLS);
  }

  @Test
  void theHookAfterTheSnapshotTakesItsTimeFromTheCalls() {
    SnapshotReport report =
        waiting(FOR_CALLS.minusNanos(1)).afterSnapshot(() -> {}).build().run();

    assertThat(isStopped(report)).isTrue();
    assertThat(web.time.passed()).isLessThan(FOR_CALLS.minus(MINUTE.dividedBy(4)));
  }

  @Test
  void aHookForWhichNoTimeIsLeftGetsATenthOfASecond() {
    web.client.nextCreation(real -> () -> {
      web.time.pass(Duration.ofSeconds(50));
      return real.get();
    });

    SnapshotReport report = waiting(MINUTE)
        .afterSnapshot(() -> new CountDownLatch(1).await())
        .build()
        .run();

    assertThat(report.problems())
        .filteredOn(problem -> problem.kind() == Problem.Kind.NOT_RELEASED)
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .endsWith("did not end within 0.1 s");
  }
}
