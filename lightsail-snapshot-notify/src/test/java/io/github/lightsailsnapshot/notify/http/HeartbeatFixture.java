package io.github.lightsailsnapshot.notify.http;

import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.spi.JobEvent;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.notify.Reports;
import java.time.Duration;
import java.time.Instant;

/** A heartbeat on a local server, which received the pings. */
final class HeartbeatFixture implements AutoCloseable {

  static final JobEvent CREATING = event(new Progress.Creating("nightly-1"));
  final LocalServer server = LocalServer.start();
  final VirtualTime time = VirtualTime.startingAt(Instant.EPOCH);
  final HeartbeatNotifier heartbeat = heartbeat("/ping/uuid").build();

  static JobEvent event(Progress progress) {
    return new JobEvent(Reports.info(RunKind.RUN, Reports.THERE), progress);
  }

  HeartbeatNotifier.Builder heartbeat(String target) {
    return HeartbeatNotifier.builder(server.address(target))
        .allowUnencryptedHttp()
        .timeout(Duration.ofSeconds(14))
        .timeSource(time);
  }

  @Override
  public void close() {
    server.close();
  }
}
