package io.github.lightsailsnapshot.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WorkerSettingsTest {
  @Test
  void tasksLookForTheirSnapshotsAtTheSameMoment() {
    Instant next = Instant.parse("2026-11-22T03:01:00Z");

    assertThat(WorkerSettings.DEFAULT.nextLook(Instant.parse("2026-11-22T03:00:00Z")))
        .isEqualTo(next);
    assertThat(WorkerSettings.DEFAULT.nextLook(Instant.parse("2026-11-22T03:00:59.999Z")))
        .isEqualTo(next);
  }

  @Test
  void aTaskIsIdentifiedByItsSourceAndTheTime() {
    SourceSlot slot = new SourceSlot("web-1", Instant.parse("2026-11-22T03:00:00Z"));

    assertThat(slot).hasToString("web-1@2026-11-22T03:00:00Z");
    assertThat(SourceSlot.parse(slot.toString())).isEqualTo(slot);
  }
}
