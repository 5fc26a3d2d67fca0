package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A fleet and a service that allows ten requests a second, in virtual time. */
class FleetThrottlingTest {
  private static final int JOBS = 300;
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final FleetFixture web = new FleetFixture(JOBS).nightly(4);

  /** A token bucket: ten requests at once, and one more each 100 ms. A refused request costs nothing. */
  private static final class TokenBucket implements SnapshotClient {
    private static final double MOST = 10;
    private static final int FAR_TOO_MANY = 10 * JOBS;
    private final SnapshotClient client;
    private final VirtualTime time;
    private double tokens = MOST;
    private long filledAt;
    private int allowed;
    private int refused;

    TokenBucket(SnapshotClient client, VirtualTime time) {
      this.client = client;
      this.time = time;
    }

    private synchronized <T> T request(Supplier<T> call) {
      long now = time.nanos();
      tokens = Math.min(MOST, tokens + (double) (now - filledAt) / INTERVAL.toNanos());
      filledAt = now;
      if (tokens < 1) {
        refused++;
        if (refused > FAR_TOO_MANY) {
          // Without a pause between the requests, virtual time would stand still for ever.
          throw new SnapshotException.AccessDenied("Refused far too often");
        }
        throw new SnapshotException.Throttled("Rate exceeded");
      }
      tokens--;
      allowed++;
      return call.get();
    }

    @Override
    public Listing list() {
      return request(client::list);
    }

    @Override
    public Optional<Instant> create(String source, String name) {
      return request(() -> client.create(source, name));
    }

    @Override
    public void delete(Snapshot snapshot) {
      Snapshot unused = request(() -> {
        client.delete(snapshot);
        return snapshot;
      });
    }
  }

  @Test
  void aThrottledFleetSlowsDownTogetherAndNothingFails() {
    TokenBucket service = new TokenBucket(web.client, web.time);
    SnapshotFleet fleet = web.empty()
        .jobs(web.sources.stream()
            .map(source -> SnapshotJob.builder(service, source, Keep.last(3))
                .clock(web.time)
                .timeSource(web.time)
                .build())
            .toList())
        .build();

    FleetReport report = fleet.run();

    assertThat(report.summary()).isEqualTo("all 300 succeeded");
    assertThat(report.jobs()).allMatch(job -> job.problems().isEmpty());
    assertThat(web.client.deletes).hasValue(2 * JOBS);
    assertThat(service.refused).isLessThanOrEqualTo(service.allowed / 10);
    Duration atTenASecond = INTERVAL.multipliedBy(service.allowed);
    assertThat(web.time.passed()).isLessThan(atTenASecond.multipliedBy(13).dividedBy(10));
  }
}
