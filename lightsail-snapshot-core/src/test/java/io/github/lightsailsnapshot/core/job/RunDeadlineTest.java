package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.retention.Keep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A deadline ends a run whatever its other limits say. */
@Timeout(60)
class RunDeadlineTest {
  private static final Duration ONE_NOTIFIER = Notifier.TIMEOUT;

  private final JobFixture web = new JobFixture().nightly(3);

  @AfterEach
  void forgetTheInterruption() {
    boolean unused = Thread.interrupted();
  }

  private SnapshotJob.Builder job(Duration deadline) {
    return web.job(Keep.last(1)).deadline(deadline);
  }

  /** Something hangs until it is interrupted, in real time, which is why these deadlines are as short as they can be. */
  private AssertionError hanging() {
    web.time.pass(Duration.ofSeconds(10));
    hang();
    return new AssertionError("it hangs until it is interrupted");
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException stopped) {
      throw new SnapshotException.Unavailable("interrupted, and nobody keeps the flag");
    }
  }

  private void assertEndedByTheDeadline(SnapshotReport report, Outcome outcome) {
    assertThat(report.outcome()).as(report.toString()).isEqualTo(outcome);
    assertThat(report.interrupted()).isFalse();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(report.errors())
        .anySatisfy(error -> assertThat(error.message())
            .startsWith("The deadline of ")
            .contains(" left no time to continue. The run's last step was: "));
    assertThat(report.deletions()).isEmpty();
    assertThat(web.told).hasSize(1);
  }

  @Test
  void beatsTheWait() {
    web.region.settlesAfter(Duration.ofHours(1));
    Duration deadline = Duration.ofMinutes(5);

    SnapshotReport report = job(deadline).build().run();

    assertEndedByTheDeadline(report, Outcome.DEGRADED);
    assertThat(web.time.passed()).isBetween(Duration.ofMinutes(3), deadline.minus(ONE_NOTIFIER));
    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(JobFixture.OWN);
  }

  @Test
  void beatsTheLeastMinuteOfAsking() {
    web.client.everyCreation(failing(new SnapshotException.Throttled("too fast")));

    SnapshotReport report =
        job(Duration.ofSeconds(40)).waitTimeout(Duration.ZERO).build().run();

    assertEndedByTheDeadline(report, Outcome.FAILED);
    assertThat(web.time.passed()).isLessThanOrEqualTo(Duration.ofSeconds(40).minus(ONE_NOTIFIER));
  }

  @Test
  void isNotNoticedByARunThatNeedsLess() {
    SnapshotReport report = job(Duration.ofSeconds(10)).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.deletions()).hasSize(3);
  }

  @Test
  void noCallBeginsAfterIt() {
    web.client.nextDeletion(real -> () -> {
      real.run();
      web.time.pass(Duration.ofMinutes(1));
    });

    SnapshotReport report = job(Duration.ofMinutes(1)).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.deletions()).hasSize(1);
    assertThat(web.client.count("delete")).isEqualTo(1);
    assertThat(report.errors())
        .singleElement()
        .satisfies(error -> assertThat(error.toString())
            .contains("The deadline of 1m left", "Nothing more was deleted"));
  }

  @Test
  void interruptsACallThatHangs() {
    web.client.everyCreation(real -> () -> {
      throw hanging();
    });

    SnapshotReport report = job(Duration.ofSeconds(10)).build().run();

    assertEndedByTheDeadline(report, Outcome.FAILED);
    assertThat(web.client.count("create")).isEqualTo(1);
  }

  @Test
  void interruptsAListingThatHangsAfterTheSnapshotWasAccepted() {
    web.region.settlesAfter(Duration.ofHours(1));
    web.client.nextListing(real -> real).nextListing(real -> () -> {
      throw hanging();
    });

    assertEndedByTheDeadline(job(Duration.ofSeconds(10)).build().run(), Outcome.DEGRADED);
  }

  @Test
  void interruptsAHookThatHangsAndLetsTheSourceGoOn() {
    List<String> hooks = new ArrayList<>();
    Duration deadline = Duration.ofSeconds(10);

    SnapshotReport report = job(deadline)
        .beforeSnapshot(() -> {
          hooks.add("before");
          throw hanging();
        })
        .afterSnapshot(() -> hooks.add("after"))
        .hookTimeout(Duration.ofMinutes(10))
        .build()
        .run();

    assertEndedByTheDeadline(report, Outcome.FAILED);
    assertThat(hooks).containsExactly("before", "after");
    assertThat(web.client.count("create")).isZero();
  }

  @Test
  void leavesTheHookAfterACallThatHangsTimeOfItsOwn() {
    List<Boolean> interrupted = new ArrayList<>();
    Duration deadline = Duration.ofSeconds(10);
    web.client.everyCreation(real -> () -> {
      throw hanging();
    });

    SnapshotReport report = job(deadline)
        .afterSnapshot(() -> interrupted.add(Thread.currentThread().isInterrupted()))
        .build()
        .run();

    assertEndedByTheDeadline(report, Outcome.FAILED);
    assertThat(interrupted).containsExactly(false);
  }

  @Test
  void dividesWhatIsLeftAmongTheNotifiers() {
    web.client.nextListing(real -> () -> {
      web.time.pass(Duration.ofSeconds(9));
      return real.get();
    });

    SnapshotReport report = SnapshotJob.builder(web.client, "web-1", Keep.last(1))
        .clock(web.time)
        .timeSource(web.time)
        .deadline(Duration.ofSeconds(10))
        .notifier(hanging -> new CountDownLatch(1).await())
        .notifier(told -> web.time.pass(Duration.ofMillis(600)))
        .notifier(hanging -> new CountDownLatch(1).await())
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.undelivered())
        .extracting(Problem::message)
        .containsExactly(
            "A notifier did not end within 0.333 s", "A notifier did not end within 0.4 s");
  }

  @Test
  void isNoInterruptionAndAnInterruptionIsNoDeadline() {
    web.client.nextDeletion(real -> () -> Thread.currentThread().interrupt());

    SnapshotReport report = job(Duration.ofMinutes(5)).build().run();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(report.interrupted()).isTrue();
    assertThat(report.errors())
        .singleElement()
        .satisfies(error -> assertThat(error.message()).startsWith("The run was interrupted"));
  }

  @Test
  void isLookedAtBetweenCallsWhereNoThreadCanWatchIt() {
    web.region.settlesAfter(Duration.ofHours(1));

    SnapshotReport report = SnapshotJob.builder(web.client, "web-1", Keep.last(1))
        .clock(web.time)
        .timeSource(web.time)
        .threads(code -> {
          throw new OutOfMemoryError("unable to create native thread");
        })
        .deadline(Duration.ofMinutes(1))
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.warnings())
        .singleElement()
        .satisfies(warning -> assertThat(warning.message())
            .startsWith("The deadline cannot be watched: OutOfMemoryError"));
    assertThat(web.time.passed()).isLessThanOrEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void isFromTenSecondsToSevenDays() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> job(Duration.ofMillis(9_999)))
        .withMessage("deadline must be from PT10S to PT168H, not PT9.999S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> job(Duration.ofDays(8)))
        .withMessage("deadline must be from PT10S to PT168H, not PT192H");
  }
}
