package io.github.lightsailsnapshot.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.ServiceError;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.job.JobFixture;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots.Operation;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoveryPointMonitorTest {
  private static final Duration QUARTER = Duration.ofMinutes(15);

  private final JobFixture web = new JobFixture();
  private final RecoveryPointCheck check =
      RecoveryPointCheck.of(web.client, "web-1").clock(web.time);
  private final RecoveryPointMonitor monitor =
      RecoveryPointMonitor.of(check, QUARTER).timeSource(web.time);

  private void listingFails() {
    web.region.failNext(Operation.LIST, new SnapshotException.Unavailable("No answer"));
  }

  @Test
  void beforeTheFirstRefreshNothingIsKnownAndNothingWasCalled() {
    web.nightly(1);

    RecoveryPointReading reading = monitor.latest();

    assertThat(reading.point()).isEmpty();
    assertThat(reading.failure()).isEmpty();
    assertThat(reading.ageSeconds()).isNaN();
    assertThat(reading.isAtMost(Duration.ofDays(36_500))).isFalse();
    assertThat(reading).hasToString("The recovery point is not known");
    assertThat(web.client.calls()).isEmpty();
  }

  @Test
  void whatARefreshFoundGrowsOlderWithoutAnotherCall() {
    web.nightly(1);
    RecoveryPointReading first = monitor.refresh();
    web.time.pass(Duration.ofMinutes(14));

    assertThat(first.ageSeconds()).isEqualTo(24 * 3600);
    assertThat(monitor.latest().ageSeconds()).isEqualTo(24 * 3600 + 14 * 60);
    assertThat(monitor.latest().isAtMost(Duration.ofDays(1))).isFalse();
    assertThat(monitor.latest()).hasToString("web-1: " + web.daysAgo(1) + " is 1 d 0 h old");
    assertThat(web.client.calls()).containsExactly("list");
  }

  @Test
  void aResultOfTheMaximumAgeIsNoLongerUsed() {
    web.nightly(1);
    monitor.refresh();
    web.time.pass(QUARTER.minusNanos(1));
    assertThat(monitor.latest().point()).isPresent();
    web.time.pass(Duration.ofNanos(1));
    assertThat(monitor.latest().point()).isEmpty();
    assertThat(monitor.latest().ageSeconds()).isNaN();
    assertThat(monitor.latest())
        .hasToString("The recovery point is not known; The snapshots were last listed 15m ago");
  }

  @Test
  void aFailedRefreshIsTold_AndTheLastPointStaysForItsTime() {
    web.nightly(1);
    monitor.refresh();
    listingFails();
    web.time.pass(Duration.ofMinutes(5));

    RecoveryPointReading reading = monitor.refresh();

    assertThat(reading.point()).isPresent();
    assertThat(reading.isAtMost(Duration.ofHours(25))).isTrue();
    assertThat(reading.ageSeconds()).isNaN();
    assertThat(reading).hasToString("web-1: " + web.daysAgo(1) + " is 1 d 0 h old; No answer");
    web.time.pass(Duration.ofMinutes(10));
    assertThat(monitor.latest()).hasToString("The recovery point is not known; No answer");
  }

  @Test
  void theNextSuccessForgetsTheFailure() {
    listingFails();
    monitor.refresh();
    web.nightly(1);

    assertThat(monitor.refresh().failure()).isEmpty();
    assertThat(monitor.latest().ageSeconds()).isEqualTo(24 * 3600);
  }

  @Test
  void withoutAnySnapshotTheAgeIsInfinite() {
    monitor.refresh();

    assertThat(monitor.latest().ageSeconds()).isInfinite().isPositive();
    assertThat(monitor.latest().isAtMost(Duration.ofDays(36_500))).isFalse();
    assertThat(monitor.latest()).hasToString("web-1: no available snapshot");
  }

  @Test
  void whateverAClientThrowsIsAFailureWithoutItsText() {
    web.client.nextListing(JobFixture.failing(new IllegalStateException("key=secret")));

    assertThat(monitor.refresh())
        .hasToString(
            "The recovery point is not known; Could not list the snapshots: the client threw "
                + "java.lang.IllegalStateException");

    web.client.nextListing(region -> {
      throw new NoSuchMethodError("void a.B.c()");
    });

    assertThat(monitor.refresh().failureText())
        .contains("Could not list the snapshots: the client threw java.lang.NoSuchMethodError");
  }

  @Test
  void aPointAtTheEndOfTimeGrowsNoOlder() {
    web.put("by-hand", Instant.MIN, Snapshot.State.AVAILABLE);
    web.client.nextListing(
        real -> () -> new Listing(real.get().snapshots(), List.of(), Optional.of(Instant.MAX)));
    RecoveryPointReading first = monitor.refresh();
    web.time.pass(Duration.ofMinutes(1));

    assertThat(first.ageSeconds()).isGreaterThan(6e16);
    assertThat(monitor.latest().ageSeconds()).isEqualTo(first.ageSeconds());
  }

  @Test
  void theAnswerOfTheServiceIsTold() {
    ServiceError answer = new ServiceError("AccessDeniedException", "Not\nallowed", "4711");
    web.region.failNext(
        Operation.LIST, new SnapshotException.AccessDenied("Could not list", answer));

    assertThat(monitor.refresh().failureText())
        .contains(
            "Could not list. The answer was AccessDeniedException: Not?allowed (request 4711)");
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecoveryPointMonitor.of(check, Duration.ofDays(2)))
        .withMessage(
            "The maximum age PT48H of a remembered recovery point must be from PT1S to PT24H");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecoveryPointMonitor.of(check, Duration.ZERO));
    assertThatNullPointerException().isThrownBy(() -> RecoveryPointMonitor.of(null, QUARTER));
    assertThat(monitor.check()).isSameAs(check);
  }
}
