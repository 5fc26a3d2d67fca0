package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.FleetEvent;
import io.github.lightsailsnapshot.core.spi.FleetListener;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A fleet that is stopped, or has no threads. */
class FleetInterruptionTest {
  private final FleetFixture web = new FleetFixture(20).nightly(5);

  /** Its creations after the fifth hang until the thread is interrupted. */
  private final class HangingCreations implements SnapshotClient {
    private final AtomicInteger creations = new AtomicInteger();
    private final CountDownLatch isHanging = new CountDownLatch(1);

    @Override
    public Listing list() {
      return web.client.list();
    }

    @Override
    public Optional<Instant> create(String source, String name) {
      if (creations.incrementAndGet() > 5) {
        hang();
      }
      return web.client.create(source, name);
    }

    private void hang() {
      isHanging.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException stopRequested) {
        Thread.currentThread().interrupt();
        throw new SnapshotException.Unavailable("Interrupted");
      }
    }

    @Override
    public void delete(Snapshot snapshot) {
      web.client.delete(snapshot);
    }
  }

  private SnapshotFleet fleet(SnapshotClient client, TimeSource time) {
    return web.empty()
        .jobs(web.sources.stream()
            .map(source -> SnapshotJob.builder(client, source, Keep.last(3))
                .clock(web.time)
                .timeSource(time)
                .build())
            .toList())
        .build();
  }

  @Test
  void anInterruptedFleetBeginsNothingNewAndReportsWhatWasAccepted() throws Exception {
    HangingCreations client = new HangingCreations();
    SnapshotFleet fleet = fleet(client, TimeSource.system());
    boolean[] wasInterrupted = new boolean[1];
    Thread host = new Thread(() -> {
      FleetReport unused = fleet.run();
      wasInterrupted[0] = Thread.currentThread().isInterrupted();
    });

    host.start();
    client.isHanging.await();
    host.interrupt();
    host.join();

    assertThat(web.told).hasSize(1);
    FleetReport report = web.told.get(0);
    assertThat(report.interrupted()).isTrue();
    assertThat(wasInterrupted[0]).isTrue();
    assertThat(report.jobs()).hasSize(20).allMatch(SnapshotReport::interrupted);
    assertThat(report.count(Outcome.DEGRADED))
        .as("jobs with an accepted snapshot")
        .isEqualTo(5);
    assertThat(report.count(Outcome.FAILED)).isEqualTo(15);
    assertThat(client.creations.get()).as("at most the four that hung").isBetween(6, 9);
    assertThat(web.client.deletes).hasValue(0);
  }

  @Test
  void anInterruptionThatAListenerFindsStopsTheWholeFleet() {
    FleetListener interrupting = event -> {
      if (event instanceof FleetEvent.JobProgressed progressed
          && progressed.finished() == 3
          && progressed.job().progress() instanceof Progress.Finished) {
        Thread.currentThread().interrupt();
      }
    };
    SnapshotFleet fleet =
        web.fleet(Keep.last(3)).parallelism(1).listener(interrupting).build();

    FleetReport report = fleet.run();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(report.interrupted()).isTrue();
    assertThat(report.count(Outcome.SUCCEEDED)).isEqualTo(3);
    assertThat(report.count(Outcome.DEGRADED)).isEqualTo(17);
  }

  @Test
  void aFleetWithoutAnyThreadIsServedByTheCallingThread() {
    ThreadFactory none = unused -> {
      throw new OutOfMemoryError("unable to create native thread");
    };
    SnapshotFleet fleet = web.fleet(Keep.last(3)).threads(none).build();

    FleetReport report = fleet.run();

    assertThat(report.summary()).isEqualTo("all 20 succeeded");
    assertThat(web.client.counts()).containsExactly(2, 20, 60);
    // The notifier could not be called on a thread of its own.
    assertThat(report.undelivered()).hasSize(1);
  }

  @Test
  void timeThatFailsEndsEveryJobWithAReport() {
    TimeSource broken = new TimeSource() {
      @Override
      public long nanos() {
        return web.time.nanos();
      }

      @Override
      public void sleep(Duration pause) {
        throw new IllegalStateException("no time");
      }
    };

    FleetReport report = fleet(web.client, broken).run();

    assertThat(report.jobs()).hasSize(20);
    assertThat(report.summary()).isEqualTo("all 20 degraded");
    assertThat(web.client.counts()).containsExactly(1, 20, 0);
  }

  @Test
  void aListenerThatFailsIsReportedOnceAndChangesNothing() {
    SnapshotFleet fleet = web.fleet(Keep.last(3))
        .listener(event -> {
          throw new IllegalStateException("no listener");
        })
        .build();

    FleetReport report = fleet.run();

    assertThat(report.summary()).isEqualTo("all 20 succeeded");
    assertThat(report.warnings()).hasSize(1);
  }

  @Test
  void aListenerHearsHowManyOfHowManyAreOver() {
    List<FleetEvent> events = new CopyOnWriteArrayList<>();

    FleetReport report = web.fleet(Keep.last(3)).listener(events::add).build().run();

    assertThat(events.get(0)).hasToString("Started fleet with 20 jobs");
    assertThat(events.get(events.size() - 1))
        .isEqualTo(new FleetEvent.Finished(report.id(), report.withUndelivered(List.of())));
    assertThat(events.stream()
            .filter(event -> event instanceof FleetEvent.JobProgressed)
            .map(event -> ((FleetEvent.JobProgressed) event))
            .filter(event -> event.job().progress() instanceof Progress.Finished)
            .map(FleetEvent.JobProgressed::finished))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
  }
}
