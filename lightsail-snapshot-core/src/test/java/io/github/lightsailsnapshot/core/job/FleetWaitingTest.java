package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** How the jobs of a fleet wait together, in virtual time. */
class FleetWaitingTest {
  private final FleetFixture web = new FleetFixture(1_000);
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  /** A client that changes what the fixture's does. */
  private abstract static class OtherClient implements SnapshotClient {
    private final SnapshotClient client;

    OtherClient(SnapshotClient client) {
      this.client = client;
    }

    @Override
    public Listing list() {
      return client.list();
    }

    @Override
    public Optional<Instant> create(String source, String name) {
      return client.create(source, name);
    }

    @Override
    public void delete(Snapshot snapshot) {
      client.delete(snapshot);
    }
  }

  /** Each creation takes 120 ms, so that a thousand are spread over two minutes. */
  private final class SlowCreations extends OtherClient {
    SlowCreations(SnapshotClient client) {
      super(client);
    }

    @Override
    public Listing list() {
      threads.add(Thread.currentThread());
      return super.list();
    }

    @Override
    public Optional<Instant> create(String source, String name) {
      threads.add(Thread.currentThread());
      Optional<Instant> accepted = super.create(source, name);
      web.time.pass(Duration.ofMillis(120));
      return accepted;
    }

    @Override
    public void delete(Snapshot snapshot) {
      threads.add(Thread.currentThread());
      super.delete(snapshot);
    }
  }

  /** A listing shows what there was 20 seconds ago. */
  private static final class LaggingListings extends OtherClient {
    private final VirtualTime time;

    LaggingListings(SnapshotClient client, VirtualTime time) {
      super(client);
      this.time = time;
    }

    @Override
    public Listing list() {
      Listing now = super.list();
      Instant shown = time.instant().minusSeconds(20);
      return new Listing(
          now.snapshots().stream()
              .filter(snapshot -> !snapshot.createdAt().isAfter(shown))
              .toList(),
          List.of(),
          now.servedAt());
    }
  }

  private SnapshotFleet fleet(SnapshotClient client, UnaryOperator<SnapshotJob.Builder> settings) {
    return builder(client, settings).build();
  }

  private SnapshotFleet.Builder builder(
      SnapshotClient client, UnaryOperator<SnapshotJob.Builder> settings) {
    return web.empty()
        .jobs(web.sources.stream()
            .map(source -> settings
                .apply(SnapshotJob.builder(client, source, Keep.last(2))
                    .clock(web.time)
                    .timeSource(web.time))
                .build())
            .toList());
  }

  @Test
  void aThousandJobsWaitWithOneListingAPollAndFewThreads() {
    InMemorySnapshots unused = web.nightly(3).region.settlesAfter(Duration.ofMinutes(10));
    SnapshotFleet fleet =
        fleet(new SlowCreations(new LaggingListings(web.client, web.time)), job -> job);

    FleetReport report = fleet.run();

    assertThat(report.summary()).as(report.unwell().toString()).isEqualTo("all 1000 succeeded");
    assertThat(web.client.creates).hasValue(1_000);
    assertThat(web.client.deletes).hasValue(2_000);
    assertThat(threads).hasSizeLessThanOrEqualTo(8);
    // The last creation is two minutes after the first, and available ten minutes later; polls are
    // up to a minute apart.
    assertThat(web.time.passed()).isBetween(Duration.ofMinutes(12), Duration.ofMinutes(14));
    assertThat(web.client.lists.get()).isBetween(15, 30);
  }

  @Test
  void eachJobWaitsForItsOwnLimitFromItsOwnRequest() {
    InMemorySnapshots unused = web.region.settlesAfter(Duration.ofMinutes(5));
    // One after another: virtual time would pass for a request whose thread is not scheduled.
    SnapshotFleet fleet = builder(
            new SlowCreations(web.client), job -> job.waitTimeout(Duration.ofSeconds(310)))
        .parallelism(1)
        .build();

    FleetReport report = fleet.run();

    // A limit that counted from the first creation of the fleet would end before the last ones are
    // available.
    assertThat(report.summary()).as(report.unwell().toString()).isEqualTo("all 1000 succeeded");
  }

  @Test
  void aSnapshotThatIsNotAvailableInTimeIsOnlyItsOwnJobsProblem() {
    SnapshotClient pending = new OtherClient(web.client) {
      @Override
      public Listing list() {
        Listing now = super.list();
        return new Listing(
            now.snapshots().stream()
                .map(snapshot -> snapshot.source().name().equals("web-7")
                    ? snapshot.withState(Snapshot.State.PENDING)
                    : snapshot)
                .toList(),
            List.of(),
            now.servedAt());
      }
    };

    FleetReport report =
        fleet(pending, job -> job.waitTimeout(Duration.ofMinutes(3))).run();

    assertThat(report.summary()).isEqualTo("1 of 1000 degraded");
    assertThat(report.unwell()).extracting(SnapshotReport::source).containsExactly("web-7");
    assertThat(report.unwell().get(0).has(Problem.Kind.SNAPSHOT_PENDING)).isTrue();
    assertThat(web.time.passed()).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4));
  }

  @Test
  void aListingThatFailsIsEachJobsProblemAndTheNextOneServesAll() {
    AtomicInteger listings = new AtomicInteger();
    SnapshotClient failing = new OtherClient(web.client) {
      @Override
      public Listing list() {
        if (listings.incrementAndGet() == 2) {
          throw new SnapshotException.Unavailable("Down");
        }
        return super.list();
      }
    };

    FleetReport report = fleet(failing, job -> job).run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.jobs()).allMatch(job -> job.has(Problem.Kind.LISTING_FAILED));
    assertThat(listings).hasValue(3);
  }

  @Test
  void plansThatAreOutdatedAreRenewedWithOneListing() {
    SnapshotClient slow = new OtherClient(web.nightly(4).client) {
      @Override
      public void delete(Snapshot snapshot) {
        super.delete(snapshot);
        web.time.pass(Duration.ofMillis(500));
      }
    };

    FleetReport report = fleet(slow, job -> job).run();

    assertThat(report.summary()).as(report.unwell().toString()).isEqualTo("all 1000 succeeded");
    assertThat(web.client.deletes).hasValue(3_000);
    // 25 minutes of deletions: the plans are older than ten minutes after 1,200 of them, and the
    // listing that renews them
    // serves five more minutes.
    assertThat(web.client.lists.get()).isBetween(3, 8);
  }
}
