package io.github.lightsailsnapshot.core.lightsail;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.lightsailsnapshot.core.testing.SnapshotClientCheck;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.core.wire.After;
import io.github.lightsailsnapshot.core.wire.LocalAws;
import io.github.lightsailsnapshot.core.wire.SdkClients;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What authors of clients check theirs with holds of Lightsail's, over the wire. */
class LightsailSnapshotsCheckTest {
  private final VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-11-22T03:00:00Z"));
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  @AfterEach
  void close() throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }

  @Test
  void keepsTheContract() {
    assertThatCode(() -> SnapshotClientCheck.of(this::clientOfAnEmptyRegion, "web-1")
            .timeSource(time)
            .check())
        .doesNotThrowAnyException();
  }

  private LightsailSnapshots clientOfAnEmptyRegion() {
    LocalAws aws = LocalAws.start();
    opened.push(aws);
    aws.lightsail().clock(time).settles("available", After.listings(2)).instance("web-1");
    var sdk = SdkClients.lightsail(aws);
    opened.push(sdk);
    return LightsailSnapshots.ofInstances(sdk);
  }
}
