package io.github.lightsailsnapshot.notify.http;

import static io.github.lightsailsnapshot.notify.http.HeartbeatFixture.CREATING;
import static io.github.lightsailsnapshot.notify.http.HeartbeatFixture.event;
import static io.github.lightsailsnapshot.notify.http.LocalServer.reset;
import static io.github.lightsailsnapshot.notify.http.LocalServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.notify.Reports;
import io.github.lightsailsnapshot.retention.Keep;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ping at the start of a run. */
@Timeout(120)
class HeartbeatStartTest {
  private final HeartbeatFixture ping = new HeartbeatFixture();

  @AfterEach
  void close() {
    ping.close();
  }

  @Test
  void aRunPingsAtItsStartAndItsEnd() {
    SnapshotReport report = SnapshotJob.builder(
            InMemorySnapshots.ofInstances("web-1"), "web-1", Keep.last(1))
        .waitTimeout(Duration.ZERO)
        .listener(ping.heartbeat)
        .notifier(ping.heartbeat)
        .build()
        .run();

    assertThat(report.undelivered()).isEmpty();
    assertThat(ping.server.targets()).containsExactly("/ping/uuid/start", "/ping/uuid");
    assertThat(ping.server.received()).allSatisfy(ping -> {
      assertThat(ping.method()).isEqualTo("POST");
      assertThat(ping.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    });
    assertThat(ping.server.received().get(0).body())
        .isEqualTo("Creating " + report.snapshot().orElseThrow().name());
    assertThat(ping.server.received().get(1).body())
        .startsWith("SUCCEEDED: snapshot of web-1 as web-1-auto")
        .contains("\nNothing to do.");
  }

  /** As a job does: the listeners hear of the end, then the notifiers. */
  private void end(SnapshotReport report) throws Exception {
    ping.heartbeat.onEvent(event(new Progress.Finished(report)));
    ping.heartbeat.send(report);
  }

  @Test
  void aRunThatSkipsPingsNeitherStartNorEnd() {
    InMemorySnapshots region =
        InMemorySnapshots.ofInstances("web-1").settlesAfter(Duration.ofDays(1));
    SnapshotJob job = SnapshotJob.builder(region, "web-1", Keep.last(1))
        .waitTimeout(Duration.ZERO)
        .listener(ping.heartbeat)
        .notifier(ping.heartbeat)
        .build();

    assertThat(job.run().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(job.run().outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(ping.server.targets()).containsExactly("/ping/uuid/start", "/ping/uuid");
  }

  @Test
  void aRunThatRequestsSeveralNamesStartsOnce() throws Exception {
    ping.heartbeat.onEvent(CREATING);
    ping.heartbeat.onEvent(event(new Progress.Creating("nightly-2")));
    end(Reports.succeeded());
    assertThat(ping.server.targets()).containsExactly("/ping/uuid/start", "/ping/uuid");
  }

  @Test
  void aClientThatThrowsIsAFailureOfTheStartToo() {
    HeartbeatNotifier broken =
        ping.heartbeat("/ping/uuid").client(SecretCatcher.clientThatThrows()).build();
    broken.onEvent(CREATING);
    broken.onEvent(event(new Progress.Finished(Reports.skipped())));

    assertThatThrownBy(() -> broken.send(Reports.skipped()))
        .isInstanceOf(DeliveryException.class)
        .hasMessage("The heartbeat's start was not delivered:"
            + " the HTTP client failed with IllegalStateException")
        .hasNoCause();
  }

  @Test
  void anAbandonedStartIsNotRetriedAfterTheEnd() throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    HeartbeatNotifier pausing = HeartbeatNotifier.builder(ping.server.address("/ping/uuid"))
        .allowUnencryptedHttp()
        .timeSource(new TimeSource() {
          @Override
          public long nanos() {
            return 0;
          }

          @Override
          public void sleep(Duration pause) throws InterruptedException {
            try {
              new CountDownLatch(1).await();
            } finally {
              stopped.countDown();
            }
          }
        })
        .build();
    ping.server.next(status(503, ""));
    pausing.onEvent(CREATING);
    pausing.onEvent(event(new Progress.Finished(Reports.succeeded())));

    assertThatThrownBy(() -> pausing.send(Reports.succeeded()))
        .hasMessageContaining("the run was over before it was");
    assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(ping.server.targets()).containsExactly("/ping/uuid/start", "/ping/uuid");
  }

  @Test
  void theStartDoesNotDelayTheRun() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    ping.server.next(exchange -> {
      release.await();
      status(200, "OK").to(exchange);
    });

    ping.heartbeat.onEvent(CREATING);
    assertThat(release.getCount()).as("the start returned without its answer").isOne();
    release.countDown();
    end(Reports.succeeded());

    assertThat(ping.server.targets()).containsExactly("/ping/uuid/start", "/ping/uuid");
  }

  @Test
  void aStartStillInProgressIsAbandonedBeforeTheEnd() {
    ping.server.next(ping.server.silence());
    ping.heartbeat.onEvent(CREATING);

    assertThatThrownBy(() -> end(Reports.succeeded()))
        .isInstanceOf(DeliveryException.class)
        .hasMessage("The heartbeat's start was not delivered: the run was over before it was");
    assertThat(ping.server.targets()).endsWith("/ping/uuid");
  }

  @Test
  void aPruneDoesNotEndTheStartOfARun() throws Exception {
    ping.server.next(status(404, ""));
    SnapshotReport snapshot = Reports.of(RunKind.SNAPSHOT, Reports.succeeded());
    ping.heartbeat.onEvent(CREATING);
    ping.heartbeat.onEvent(event(new Progress.Finished(snapshot)));
    ping.heartbeat.send(Reports.pruned());
    assertThatThrownBy(() -> ping.heartbeat.send(snapshot)).hasMessageContaining("start");
    assertThat(ping.server.targets()).containsExactly("/ping/uuid/start", "/ping/uuid");
  }

  @Test
  void oneNameInTwoRegionsHasTwoStarts() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    ping.server.next(exchange -> {
      status(404, "").to(exchange);
      answered.countDown();
    });
    ping.heartbeat.onEvent(CREATING);
    assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
    ping.heartbeat.onEvent(event(new Progress.Finished(Reports.succeeded())));
    ping.heartbeat.send(Reports.at(Where.of("us-east-1", "instance"), Reports.succeeded()));
    assertThatThrownBy(() -> ping.heartbeat.send(Reports.succeeded()))
        .hasMessageContaining("start");
  }

  @Test
  void aServiceWithoutStartGetsNone() {
    HeartbeatNotifier plain = ping.heartbeat("/ping/uuid").withoutStart().build();
    SnapshotReport report = SnapshotJob.builder(
            InMemorySnapshots.ofInstances("web-1"), "web-1", Keep.last(1))
        .waitTimeout(Duration.ZERO)
        .listener(plain)
        .notifier(plain)
        .build()
        .run();

    assertThat(report.undelivered()).isEmpty();
    assertThat(ping.server.targets()).containsExactly("/ping/uuid");
    assertThat(plain).hasToString("HeartbeatNotifier[address not shown, without start]");
  }

  @Test
  void aStartWithoutAThreadIsAFailureOfTheStartAlone() {
    HeartbeatNotifier poor = ping.heartbeat("/ping/uuid")
        .threads(work -> {
          throw new OutOfMemoryError("unable to create native thread");
        })
        .build();
    poor.onEvent(CREATING);
    poor.onEvent(event(new Progress.Finished(Reports.succeeded())));

    assertThatThrownBy(() -> poor.send(Reports.succeeded()))
        .hasMessage(
            "The heartbeat's start was not delivered: it failed with OutOfMemoryError: unable to create native thread");
    assertThat(ping.server.targets()).containsExactly("/ping/uuid");
  }

  @Test
  void aFailedStartIsReportedAfterTheEnd() {
    ping.server.next(status(404, "no_team"));
    ping.heartbeat.onEvent(CREATING);

    assertThatThrownBy(() -> end(Reports.succeeded()))
        .hasMessage("The heartbeat's start was not delivered: it answered 404 (no_team)");
    assertThat(ping.server.targets()).containsExactly("/ping/uuid/start", "/ping/uuid");
  }

  @Test
  void bothFailuresAreReported() {
    ping.server.always(status(410, ""));
    ping.heartbeat.onEvent(CREATING);

    assertThatThrownBy(() -> end(Reports.succeeded()))
        .hasMessage("The heartbeat was not delivered: it answered 410")
        .satisfies(thrown -> assertThat(thrown.getSuppressed())
            .extracting(Throwable::getMessage)
            .containsExactly("The heartbeat's start was not delivered: it answered 410"));
  }

  @Test
  void aStartIsRetried() throws Exception {
    ping.server.next(status(503, "")).next(reset());
    ping.heartbeat.onEvent(CREATING);
    end(Reports.succeeded());
    assertThat(ping.server.targets())
        .containsExactly("/ping/uuid/start", "/ping/uuid/start", "/ping/uuid/start", "/ping/uuid");
  }

  @Test
  void aFailedRunLeavesNothingForTheNext() throws Exception {
    ping.server.next(status(404, ""));
    ping.heartbeat.onEvent(CREATING);
    assertThatThrownBy(() -> end(Reports.succeeded())).isInstanceOf(DeliveryException.class);

    end(Reports.succeeded());
    assertThat(ping.server.targets()).hasSize(3);
  }
}
