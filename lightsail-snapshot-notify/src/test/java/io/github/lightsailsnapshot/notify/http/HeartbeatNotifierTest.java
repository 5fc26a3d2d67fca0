package io.github.lightsailsnapshot.notify.http;

import static io.github.lightsailsnapshot.notify.http.LocalServer.flood;
import static io.github.lightsailsnapshot.notify.http.LocalServer.reset;
import static io.github.lightsailsnapshot.notify.http.LocalServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.JobEvent;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.notify.Golden;
import io.github.lightsailsnapshot.notify.Reports;
import io.github.lightsailsnapshot.retention.Keep;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class HeartbeatNotifierTest {
  private static final JobEvent CREATING = event(new Progress.Creating("nightly-1"));

  private final LocalServer server = LocalServer.start();
  private final VirtualTime time = VirtualTime.startingAt(Instant.EPOCH);
  private final HeartbeatNotifier heartbeat = heartbeat("/ping/uuid").build();

  private static JobEvent event(Progress progress) {
    return new JobEvent(Reports.info(RunKind.RUN, Reports.THERE), progress);
  }

  private HeartbeatNotifier.Builder heartbeat(String target) {
    return HeartbeatNotifier.builder(server.address(target))
        .allowUnencryptedHttp()
        .timeout(Duration.ofSeconds(14))
        .timeSource(time);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aRunIsAStartAndAnEnd() {
    SnapshotReport report = SnapshotJob.builder(
            InMemorySnapshots.ofInstances("web-1"), "web-1", Keep.last(1))
        .waitTimeout(Duration.ZERO)
        .listener(heartbeat)
        .notifier(heartbeat)
        .build()
        .run();

    assertThat(report.undelivered()).isEmpty();
    assertThat(server.targets()).containsExactly("/ping/uuid/start", "/ping/uuid");
    assertThat(server.received()).allSatisfy(ping -> {
      assertThat(ping.method()).isEqualTo("POST");
      assertThat(ping.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    });
    assertThat(server.received().get(0).body())
        .isEqualTo("Creating " + report.snapshot().orElseThrow().name());
    assertThat(server.received().get(1).body())
        .startsWith("SUCCEEDED: snapshot of web-1 as web-1-auto")
        .contains("\nNothing to do.");
  }

  /** As a job does: the listeners hear of the end, then the notifiers. */
  private void end(SnapshotReport report) throws Exception {
    heartbeat.onEvent(event(new Progress.Finished(report)));
    heartbeat.send(report);
  }

  @Test
  void aRunThatSkipsPingsNeitherStartNorEnd() {
    InMemorySnapshots region =
        InMemorySnapshots.ofInstances("web-1").settlesAfter(Duration.ofDays(1));
    SnapshotJob job = SnapshotJob.builder(region, "web-1", Keep.last(1))
        .waitTimeout(Duration.ZERO)
        .listener(heartbeat)
        .notifier(heartbeat)
        .build();

    assertThat(job.run().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(job.run().outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(server.targets()).containsExactly("/ping/uuid/start", "/ping/uuid");
  }

  @Test
  void aRunThatAsksForSeveralNamesStartsOnce() throws Exception {
    heartbeat.onEvent(CREATING);
    heartbeat.onEvent(event(new Progress.Creating("nightly-2")));
    end(Reports.succeeded());
    assertThat(server.targets()).containsExactly("/ping/uuid/start", "/ping/uuid");
  }

  @Test
  void aClientThatThrowsIsAFailureOfTheStartToo() {
    HeartbeatNotifier broken =
        heartbeat("/ping/uuid").client(SecretFilterTest.clientThatThrows()).build();
    broken.onEvent(CREATING);
    broken.onEvent(event(new Progress.Finished(Reports.skipped())));

    assertThatThrownBy(() -> broken.send(Reports.skipped()))
        .isInstanceOf(DeliveryException.class)
        .hasMessage("The heartbeat's start was not delivered:"
            + " the HTTP client failed with IllegalStateException")
        .hasNoCause();
  }

  @Test
  void aStartThatIsGivenUpIsNotTriedAgainAfterTheEnd() throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    HeartbeatNotifier pausing = HeartbeatNotifier.builder(server.address("/ping/uuid"))
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
    server.next(status(503, ""));
    pausing.onEvent(CREATING);
    pausing.onEvent(event(new Progress.Finished(Reports.succeeded())));

    assertThatThrownBy(() -> pausing.send(Reports.succeeded()))
        .hasMessageContaining("the run was over before it was");
    assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(server.targets()).containsExactly("/ping/uuid/start", "/ping/uuid");
  }

  @Test
  void whatNeedsALookIsAFailure() throws Exception {
    heartbeat.send(Reports.degraded());
    heartbeat.send(Reports.failed("nobody"));
    assertThat(server.targets()).containsExactly("/ping/uuid/fail", "/ping/uuid/fail");
    Golden.matches("heartbeat-degraded.txt", server.received().get(0).body());
    Golden.matches("heartbeat-failed.txt", server.received().get(1).body());
  }

  @Test
  void aSkippedRunPingsNothingAtItsEnd() throws Exception {
    heartbeat.send(Reports.skipped());
    assertThat(server.received()).isEmpty();
  }

  @Test
  void theStepsInBetweenPingNothing() {
    heartbeat.onEvent(event(new Progress.Listed(1, 2)));
    heartbeat.onEvent(event(new Progress.Finished(Reports.succeeded())));
    assertThat(server.received()).isEmpty();
  }

  @Test
  void theQueryStaysAtTheEnd() throws Exception {
    heartbeat("/key/slug/?create=1").build().send(Reports.failed("nobody"));
    assertThat(server.targets()).containsExactly("/key/slug/fail?create=1");
  }

  @Test
  void theStartDoesNotHoldTheRunUp() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    server.next(exchange -> {
      release.await();
      status(200, "OK").to(exchange);
    });

    heartbeat.onEvent(CREATING);
    assertThat(release.getCount()).as("the start returned without its answer").isOne();
    release.countDown();
    end(Reports.succeeded());

    assertThat(server.targets()).containsExactly("/ping/uuid/start", "/ping/uuid");
  }

  @Test
  void aStartThatIsStillUnderWayIsGivenUpBeforeTheEnd() {
    server.next(server.silence());
    heartbeat.onEvent(CREATING);

    assertThatThrownBy(() -> end(Reports.succeeded()))
        .isInstanceOf(DeliveryException.class)
        .hasMessage("The heartbeat's start was not delivered: the run was over before it was");
    assertThat(server.targets()).endsWith("/ping/uuid");
  }

  @Test
  void aPruningPingsNothingHoweverItEnded() throws Exception {
    for (Outcome outcome : Outcome.values()) {
      end(Reports.pruned(Reports.degraded(), outcome));
    }
    assertThat(server.received()).isEmpty();
  }

  @Test
  void aPruningLeavesTheStartOfASnapshotAlone() throws Exception {
    server.next(status(404, ""));
    SnapshotReport snapshot = Reports.of(RunKind.SNAPSHOT, Reports.succeeded());
    heartbeat.onEvent(CREATING);
    heartbeat.onEvent(event(new Progress.Finished(snapshot)));
    heartbeat.send(Reports.pruned());
    assertThatThrownBy(() -> heartbeat.send(snapshot)).hasMessageContaining("start");
    assertThat(server.targets()).containsExactly("/ping/uuid/start", "/ping/uuid");
  }

  @Test
  void oneNameInTwoRegionsHasTwoStarts() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    server.next(exchange -> {
      status(404, "").to(exchange);
      answered.countDown();
    });
    heartbeat.onEvent(CREATING);
    assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
    heartbeat.onEvent(event(new Progress.Finished(Reports.succeeded())));
    heartbeat.send(Reports.at(Where.of("us-east-1", "instance"), Reports.succeeded()));
    assertThatThrownBy(() -> heartbeat.send(Reports.succeeded())).hasMessageContaining("start");
  }

  @Test
  void aServiceWithoutStartIsSentNone() {
    HeartbeatNotifier plain = heartbeat("/ping/uuid").withoutStart().build();
    SnapshotReport report = SnapshotJob.builder(
            InMemorySnapshots.ofInstances("web-1"), "web-1", Keep.last(1))
        .waitTimeout(Duration.ZERO)
        .listener(plain)
        .notifier(plain)
        .build()
        .run();

    assertThat(report.undelivered()).isEmpty();
    assertThat(server.targets()).containsExactly("/ping/uuid");
    assertThat(plain).hasToString("HeartbeatNotifier[address not shown, without start]");
  }

  @Test
  void aFailureThatAServiceKnowsNoAddressForIsNotSilent() {
    server.always(status(404, "{\"ok\":false}"));
    HeartbeatNotifier plain = heartbeat("/ping/uuid").withoutStart().build();
    assertThatThrownBy(() -> plain.send(Reports.failed("web-1")))
        .hasMessage("The heartbeat was not delivered: it answered 404");
  }

  @Test
  void aStartWithoutAThreadIsAFailureOfTheStartAlone() {
    HeartbeatNotifier poor = heartbeat("/ping/uuid")
        .threads(work -> {
          throw new OutOfMemoryError("unable to create native thread");
        })
        .build();
    poor.onEvent(CREATING);
    poor.onEvent(event(new Progress.Finished(Reports.succeeded())));

    assertThatThrownBy(() -> poor.send(Reports.succeeded()))
        .hasMessage("The heartbeat's start was not delivered: it failed with OutOfMemoryError");
    assertThat(server.targets()).containsExactly("/ping/uuid");
  }

  @Test
  void aStartThatFailedIsToldAfterTheEnd() {
    server.next(status(404, "no_team"));
    heartbeat.onEvent(CREATING);

    assertThatThrownBy(() -> end(Reports.succeeded()))
        .hasMessage("The heartbeat's start was not delivered: it answered 404 (no_team)");
    assertThat(server.targets()).containsExactly("/ping/uuid/start", "/ping/uuid");
  }

  @Test
  void bothFailuresAreTold() {
    server.always(status(410, ""));
    heartbeat.onEvent(CREATING);

    assertThatThrownBy(() -> end(Reports.succeeded()))
        .hasMessage("The heartbeat was not delivered: it answered 410")
        .satisfies(thrown -> assertThat(thrown.getSuppressed())
            .extracting(Throwable::getMessage)
            .containsExactly("The heartbeat's start was not delivered: it answered 410"));
  }

  @Test
  void aStartIsTriedAgainToo() throws Exception {
    server.next(status(503, "")).next(reset());
    heartbeat.onEvent(CREATING);
    end(Reports.succeeded());
    assertThat(server.targets())
        .containsExactly("/ping/uuid/start", "/ping/uuid/start", "/ping/uuid/start", "/ping/uuid");
  }

  @Test
  void aFailedRunLeavesNothingForTheNext() throws Exception {
    server.next(status(404, ""));
    heartbeat.onEvent(CREATING);
    assertThatThrownBy(() -> end(Reports.succeeded())).isInstanceOf(DeliveryException.class);

    end(Reports.succeeded());
    assertThat(server.targets()).hasSize(3);
  }

  @Test
  void aPingThatHealthchecksIgnoredIsAFailure() {
    server.next(status(200, "OK (not found)"));
    assertThatThrownBy(() -> end(Reports.succeeded()))
        .hasMessage("The heartbeat was not delivered: it answered 200 (OK (not found))");
  }

  @Test
  void anAnswerWithoutEndIsAnAnswer() throws Exception {
    server.next(flood(200));
    end(Reports.succeeded());
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void theBodyIsShort() throws Exception {
    heartbeat.send(Reports.flood(10_000));
    assertThat(server.received().get(0).body()).startsWith("DEGRADED").hasSize(8_000);
  }

  @Test
  void aJobTellsWhatCameOfIt() {
    server.always(status(403, ""));
    SnapshotReport report = SnapshotJob.builder(
            InMemorySnapshots.ofInstances("web-1"), "web-1", Keep.last(1))
        .waitTimeout(Duration.ZERO)
        .listener(heartbeat)
        .notifier(heartbeat)
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.undelivered())
        .singleElement()
        .asString()
        .contains("HeartbeatNotifier failed with DeliveryException: The heartbeat was not");
  }

  @Test
  void anAddressThatCannotBeOneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeartbeatNotifier.of(URI.create("http://hc.example.com/uuid")))
        .withMessage("The address (not shown, it may be a secret) begins with http://,"
            + " which is refused unless allowed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeartbeatNotifier.of(URI.create("uuid")))
        .withMessageContaining("needs a scheme and a host");
  }
}
