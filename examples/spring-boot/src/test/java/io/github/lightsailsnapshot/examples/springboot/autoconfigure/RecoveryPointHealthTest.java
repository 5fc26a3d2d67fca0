package io.github.lightsailsnapshot.examples.springboot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots.Operation;
import io.github.lightsailsnapshot.core.monitor.RecoveryPointCheck;
import io.github.lightsailsnapshot.core.monitor.RecoveryPointMonitor;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

class RecoveryPointHealthTest {
  private final VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-11-22T03:00:00Z"));
  private final InMemorySnapshots region = InMemorySnapshots.ofInstances("web-1")
      .clock(time)
      .add("web-1", "nightly-2026-11-22T03-00-00Z", time.instant());
  private final RecoveryPointMonitor monitor = RecoveryPointMonitor.of(
          RecoveryPointCheck.of(region, "web-1"), Duration.ofMinutes(15))
      .timeSource(time);
  private final RecoveryPointHealth health = new RecoveryPointHealth(monitor, Duration.ofHours(26));

  private void listingFails() {
    region.failNext(Operation.LIST, new SnapshotException.Unavailable("No answer"));
    monitor.refresh();
  }

  @Test
  void beforeTheFirstListingItIsUnknown() {
    assertThat(health.health().getStatus()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void aFailedListingIsToleratedUntilTheLastOneIsStale() {
    monitor.refresh();
    time.pass(Duration.ofMinutes(5));
    listingFails();
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);

    time.pass(Duration.ofMinutes(10));
    Health stale = health.health();

    assertThat(stale.getStatus()).isEqualTo(Status.DOWN);
    assertThat(stale.getDetails())
        .containsOnlyKeys("failure", "maxAge")
        .containsEntry("failure", "No answer");
  }

  @Test
  void whenNothingListsAnyMoreItIsNotHealthy() {
    monitor.refresh();
    time.pass(Duration.ofMinutes(16));

    assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.health().getDetails())
        .containsEntry("failure", "The snapshots were last listed 16m ago");
  }

  @Test
  void aFirstListingThatFailsIsNotHealthy() {
    listingFails();

    assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
  }
}
