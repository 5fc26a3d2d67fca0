package io.github.lightsailsnapshot.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lightsailsnapshot.core.SnapshotClient;
import io.github.lightsailsnapshot.core.SnapshotClientContract;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class InMemorySnapshotsTest extends SnapshotClientContract {
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final InMemorySnapshots region =
      InMemorySnapshots.ofInstances("web-1").clock(clock).settlesAfterListings(1);

  @Override
  protected SnapshotClient client() {
    return region;
  }

  @Override
  protected void holdName(String name) {
    region.holdName(name);
  }

  @Override
  protected void recreateInstance() {
    region.addInstance("web-1");
  }

  @Test
  void aSnapshotSettlesAfterATime() {
    region.settlesAfter(Duration.ofMinutes(5));
    region.create("web-1", "first");

    region.clock(Clock.offset(clock, Duration.ofSeconds(299)));
    assertThat(region.snapshots().get(0).state()).isEqualTo(State.PENDING);
    region.clock(Clock.offset(clock, Duration.ofMinutes(5)));
    assertThat(region.snapshots().get(0).state()).isEqualTo(State.AVAILABLE);
  }

  @Test
  void looksFromOutsideAreNoListings() {
    region.create("web-1", "first");
    region.snapshots();
    region.snapshots();
    assertThat(region.list().snapshots().get(0).state()).isEqualTo(State.PENDING);
  }

  @Test
  void aSnapshotFromBeforeIsOfTheInstanceThatIsThere() {
    region.add("web-1", "first", NOW).create("web-1", "second");

    assertThat(region.snapshots())
        .extracting(Snapshot::sourceId)
        .containsOnly(region.snapshots().get(1).sourceId());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> region.add("nobody", "third", NOW))
        .withMessage("There is no instance nobody; there are [web-1]");
  }

  @Test
  void aTimeThatNoClockReachesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> region.settlesAfter(Duration.ofSeconds(Long.MAX_VALUE)))
        .withMessageEndingWith("the time is at least zero and at most 36525 days");
    region.settlesAfter(Duration.ofDays(36_525)).create("web-1", "first");
    assertThat(region.list().snapshots().get(0).state()).isEqualTo(State.PENDING);
  }

  @Test
  void negativeNumbersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> region.settlesAfter(Duration.ofSeconds(-1)))
        .withMessageContaining("PT-1S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> region.settlesAfterListings(-1))
        .withMessageContaining("-1");
  }
}
