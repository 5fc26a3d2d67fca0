package io.github.lightsailsnapshot.notify.http;

import static io.github.lightsailsnapshot.notify.http.LocalServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.job.SnapshotFleet;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunId;
import io.github.lightsailsnapshot.core.spi.FleetEvent;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.notify.Fleets;
import io.github.lightsailsnapshot.notify.Golden;
import io.github.lightsailsnapshot.retention.Keep;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pings of a fleet. */
@Timeout(120)
class HeartbeatFleetTest {
  private final HeartbeatFixture ping = new HeartbeatFixture();
  private final InMemorySnapshots region =
      InMemorySnapshots.ofInstances("web-1", "web-2", "web-3").settlesAfter(Duration.ofDays(1));

  @AfterEach
  void close() {
    ping.close();
  }

  private SnapshotJob job(String source) {
    return SnapshotJob.builder(region, source, Keep.last(1))
        .waitTimeout(Duration.ZERO)
        .build();
  }

  private SnapshotFleet fleet(String... sources) {
    return fleet(ping.heartbeat, sources);
  }

  private SnapshotFleet fleet(HeartbeatNotifier heartbeat, String... sources) {
    return SnapshotFleet.builder()
        .parallelism(1)
        .jobs(Stream.of(sources).map(this::job).toList())
        .listener(heartbeat)
        .notifier(heartbeat)
        .build();
  }

  /** Pings are sent on threads of their own, so that one too many could arrive after a test. */
  private HeartbeatNotifier countingStarts(AtomicInteger starts) {
    return ping.heartbeat("/ping/uuid")
        .threads(task -> {
          int unused = starts.incrementAndGet();
          return new Thread(task);
        })
        .build();
  }

  @Test
  void aFleetPingsOnceAtItsStartAndOnceAtItsEnd() {
    FleetReport report = fleet("web-1", "web-2", "web-3").run();

    assertThat(report.undelivered()).isEmpty();
    assertThat(report.problems()).isEmpty();
    assertThat(ping.server.targets()).containsExactly("/ping/uuid/start", "/ping/uuid");
    assertThat(ping.server.received().get(0).body())
        .startsWith("[0/3] web-1: Creating web-1-auto-");
    assertThat(ping.server.received().get(1).body())
        .startsWith("SUCCEEDED: fleet: all 3 succeeded\nNothing to do.\n");
  }

  @Test
  void oneFailedJobIsAFailureOfTheFleet() {
    FleetReport report = fleet("web-1", "nobody").run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(ping.server.targets()).containsExactly("/ping/uuid/start", "/ping/uuid/fail");
    assertThat(ping.server.received().get(1).body())
        .startsWith("FAILED: fleet: 1 of 2 failed\n")
        .contains("\nFAILED: snapshot of nobody as nobody-auto");
  }

  @Test
  void aFleetWhoseJobsAreAllSkippedPingsNeitherStartNorEnd() {
    SnapshotFleet fleet = fleet("web-1", "web-2");
    assertThat(fleet.run().outcome()).isEqualTo(Outcome.SUCCEEDED);

    assertThat(fleet.run().outcome()).isEqualTo(Outcome.SKIPPED);

    assertThat(ping.server.targets()).containsExactly("/ping/uuid/start", "/ping/uuid");
  }

  @Test
  void aPruningPingsNothing() {
    AtomicInteger starts = new AtomicInteger();
    SnapshotFleet fleet = fleet(countingStarts(starts), "web-1");

    assertThat(fleet.prune().undelivered()).isEmpty();

    assertThat(starts).hasValue(0);
    assertThat(ping.server.received()).isEmpty();
  }

  @Test
  void otherEventsPingNothing() {
    AtomicInteger starts = new AtomicInteger();
    HeartbeatNotifier heartbeat = countingStarts(starts);
    RunId id = new RunId("fleet-run");
    heartbeat.onEvent(new FleetEvent.Started(id, "fleet", 3));
    heartbeat.onEvent(
        new FleetEvent.JobProgressed(id, HeartbeatFixture.event(new Progress.Listed(1, 2)), 0, 3));
    heartbeat.onEvent(new FleetEvent.Finished(id, Fleets.failed()));
    assertThat(starts).hasValue(0);

    heartbeat.onEvent(new FleetEvent.JobProgressed(id, HeartbeatFixture.CREATING, 0, 3));
    assertThat(starts).hasValue(1);
  }

  @Test
  void aFleetReportsAFailedHeartbeatWithoutItsAddress() {
    ping.server.always(status(403, "uuid"));

    FleetReport report = fleet("web-1").run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.undelivered())
        .singleElement()
        .asString()
        .contains("HeartbeatNotifier failed with DeliveryException: The heartbeat was not")
        .doesNotContain("uuid");
    assertThat(report.toString()).contains("Not delivered:").doesNotContain("uuid");
  }

  @Test
  void withoutStartOnlyTheEndIsPinged() throws Exception {
    HeartbeatNotifier plain = ping.heartbeat("/ping/uuid").withoutStart().build();
    plain.onEvent(
        new FleetEvent.JobProgressed(Fleets.failed().id(), HeartbeatFixture.CREATING, 0, 4));
    plain.send(Fleets.failed());
    assertThat(ping.server.targets()).containsExactly("/ping/uuid/fail");
    Golden.matches("heartbeat-fleet-failed.txt", ping.server.received().get(0).body());
  }

  @Test
  void aFleetWithoutJobsIsAFailure() throws Exception {
    ping.heartbeat.send(Fleets.selectionFailed());
    assertThat(ping.server.targets()).containsExactly("/ping/uuid/fail");
  }

  @Test
  void theTextOfALargeFleetNamesFiftyAndIsShort() throws Exception {
    ping.heartbeat.send(Fleets.large());
    assertThat(ping.server.received().get(0).body())
        .contains("FAILED: snapshot of web-0 as")
        .hasSizeLessThanOrEqualTo(8_000);
  }
}
