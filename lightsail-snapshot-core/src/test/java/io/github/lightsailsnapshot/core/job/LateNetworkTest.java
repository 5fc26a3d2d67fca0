package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.core.wire.LocalAws;
import io.github.lightsailsnapshot.core.wire.SdkClients;
import io.github.lightsailsnapshot.retention.Keep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** A run that is started before the network is up, as by a timer at boot: its port refuses connections at first. */
@Timeout(60)
class LateNetworkTest {
  private final VirtualTime time = VirtualTime.startingAt(Instant.parse(JobFixture.NOW));

  /** A port that is bound, so that nobody else takes it, and refuses connections until the service is up. */
  private final class LateService implements TimeSource, AutoCloseable {
    private final Duration upAfter;
    private final Socket holder = new Socket();
    private Optional<LocalAws> up = Optional.empty();

    LateService(Duration upAfter) {
      this.upAfter = upAfter;
      try {
        holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      } catch (IOException noPort) {
        throw new UncheckedIOException(noPort);
      }
    }

    int port() {
      return holder.getLocalPort();
    }

    @Override
    public long nanos() {
      return time.nanos();
    }

    @Override
    public void sleep(Duration pause) throws InterruptedException {
      time.sleep(pause);
      if (up.isEmpty() && time.passed().compareTo(upAfter) >= 0) {
        up = Optional.of(started());
      }
    }

    private LocalAws started() {
      int port = port();
      try {
        holder.close();
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      LocalAws aws = LocalAws.onPort(port);
      aws.lightsail().clock(time);
      aws.lightsail().instance("web-1");
      return aws;
    }

    @Override
    public void close() throws IOException {
      holder.close();
      up.ifPresent(LocalAws::close);
    }
  }

  private SnapshotReport run(LateService service) {
    try (LightsailClient sdk = SdkClients.lightsail(service.port())) {
      return SnapshotJob.builder(LightsailSnapshots.ofInstances(sdk), "web-1", Keep.last(3))
          .basename("nightly")
          .clock(time)
          .timeSource(service)
          .build()
          .run();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8, 20})
  void theSnapshotIsTakenOnceItIsUp(int seconds) throws IOException {
    try (LateService service = new LateService(Duration.ofSeconds(seconds))) {
      SnapshotReport report = run(service);

      assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.SUCCEEDED);
      assertThat(service.up.orElseThrow().lightsail().created()).containsExactly(OWN);
      assertThat(report.warnings().toString()).contains("the connection was refused");
    }
  }

  @Test
  void itIsWaitedForNoLongerThanForASnapshot() throws IOException {
    try (LateService service = new LateService(Duration.ofHours(1))) {
      SnapshotReport report = run(service);

      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(service.up).isEmpty();
    }
  }
}
