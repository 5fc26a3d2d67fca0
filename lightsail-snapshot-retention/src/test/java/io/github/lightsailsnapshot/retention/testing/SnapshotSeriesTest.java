package io.github.lightsailsnapshot.retention.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SnapshotSeriesTest {
  @Test
  void namesASnapshotByItsInstant() {
    assertThat(SnapshotSeries.at("2026-11-22T03:00:00Z"))
        .isEqualTo(Snapshot.available(
            "2026-11-22T03:00:00Z", "web-1", Instant.parse("2026-11-22T03:00:00Z")));
  }

  @Test
  void takesInstantsAsTheyCome() {
    assertThat(SnapshotSeries.of("2026-11-21T03:00:00Z", "2026-11-22T03:00:00Z"))
        .extracting(Snapshot::name)
        .containsExactly("2026-11-21T03:00:00Z", "2026-11-22T03:00:00Z");
  }

  @Test
  void goesBackFromTheNewest() {
    assertThat(SnapshotSeries.daily(3, "2026-11-01T03:00:00Z"))
        .extracting(Snapshot::name)
        .containsExactly("2026-11-01T03:00:00Z", "2026-10-31T03:00:00Z", "2026-10-30T03:00:00Z");
    assertThat(SnapshotSeries.hourly(2, "2026-11-01T00:00:00Z"))
        .extracting(Snapshot::name)
        .containsExactly("2026-11-01T00:00:00Z", "2026-10-31T23:00:00Z");
    assertThat(SnapshotSeries.every(Duration.ofMinutes(10), 2, "2026-11-01T00:00:00Z"))
        .extracting(Snapshot::name)
        .containsExactly("2026-11-01T00:00:00Z", "2026-10-31T23:50:00Z");
  }
}
