package io.github.lightsailsnapshot.notify.http;

import static io.github.lightsailsnapshot.notify.http.HeartbeatFixture.event;
import static io.github.lightsailsnapshot.notify.http.LocalServer.flood;
import static io.github.lightsailsnapshot.notify.http.LocalServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.notify.Golden;
import io.github.lightsailsnapshot.notify.Reports;
import io.github.lightsailsnapshot.retention.Keep;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ping at the end of a run. */
@Timeout(120)
class HeartbeatNotifierTest {
  private final HeartbeatFixture ping = new HeartbeatFixture();

  @AfterEach
  void close() {
    ping.close();
  }

  /** As a job does: the listeners hear of the end, then the notifiers. */
  private void end(SnapshotReport report) throws Exception {
    ping.heartbeat.onEvent(event(new Progress.Finished(report)));
    ping.heartbeat.send(report);
  }

  @Test
  void degradedAndFailedRunsPingAFailure() throws Exception {
    ping.heartbeat.send(Reports.degraded());
    ping.heartbeat.send(Reports.failed("nobody"));
    assertThat(ping.server.targets()).containsExactly("/ping/uuid/fail", "/ping/uuid/fail");
    Golden.matches("heartbeat-degraded.txt", ping.server.received().get(0).body());
    Golden.matches("heartbeat-failed.txt", ping.server.received().get(1).body());
  }

  @Test
  void aSkippedRunPingsNothing() throws Exception {
    ping.heartbeat.send(Reports.skipped());
    assertThat(ping.server.received()).isEmpty();
  }

  @Test
  void otherEventsPingNothing() {
    ping.heartbeat.onEvent(event(new Progress.Listed(1, 2)));
    ping.heartbeat.onEvent(event(new Progress.Finished(Reports.succeeded())));
    assertThat(ping.server.received()).isEmpty();
  }

  @Test
  void theQueryStaysAtTheEnd() throws Exception {
    ping.heartbeat("/key/slug/?create=1").build().send(Reports.failed("nobody"));
    assertThat(ping.server.targets()).containsExactly("/key/slug/fail?create=1");
  }

  @Test
  void aPrunePingsNothingHoweverItEnded() throws Exception {
    for (Outcome outcome : Outcome.values()) {
      end(Reports.pruned(Reports.degraded(), outcome));
    }
    assertThat(ping.server.received()).isEmpty();
  }

  @Test
  void aServiceWithoutFailureAddressIsNotPingedOnFailure() {
    ping.server.always(status(404, "{\"ok\":false}"));
    HeartbeatNotifier plain = ping.heartbeat("/ping/uuid").withoutStart().build();
    assertThatThrownBy(() -> plain.send(Reports.failed("web-1")))
        .hasMessage("The heartbeat was not delivered: it answered 404");
  }

  @Test
  void aPingThatHealthchecksIgnoredIsAFailure() {
    ping.server.next(status(200, "OK (not found)"));
    assertThatThrownBy(() -> end(Reports.succeeded()))
        .hasMessage("The heartbeat was not delivered: it answered 200 (OK (not found))");
  }

  @Test
  void anAnswerWithoutEndIsAccepted() throws Exception {
    ping.server.next(flood(200));
    end(Reports.succeeded());
    assertThat(ping.server.received()).hasSize(1);
  }

  @Test
  void theBodyIsShort() throws Exception {
    ping.heartbeat.send(Reports.flood(10_000));
    assertThat(ping.server.received().get(0).body()).startsWith("DEGRADED").hasSize(8_000);
  }

  @Test
  void aJobReportsAFailedHeartbeat() {
    ping.server.always(status(403, ""));
    SnapshotReport report = SnapshotJob.builder(
            InMemorySnapshots.ofInstances("web-1"), "web-1", Keep.last(1))
        .waitTimeout(Duration.ZERO)
        .listener(ping.heartbeat)
        .notifier(ping.heartbeat)
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.undelivered())
        .singleElement()
        .asString()
        .contains("HeartbeatNotifier failed with DeliveryException: The heartbeat was not");
  }

  @Test
  void anInvalidAddressIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeartbeatNotifier.of(URI.create("http://hc.example.com/uuid")))
        .withMessage("The address (not shown, it may be a secret) begins with http://,"
            + " which is refused unless allowed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeartbeatNotifier.of(URI.create("uuid")))
        .withMessageContaining("needs a scheme and a host");
  }
}
