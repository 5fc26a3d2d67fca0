package io.github.lightsailsnapshot.core.job;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Measures fleets: how the time for a source depends on their number, and how long a fleet takes
 * beside single runs one after another. It prints ratios of one run, because times differ from machine to machine. Not a
 * test; see the README for its command.
 */
final class FleetBenchmark {
  private static final List<Integer> SIZES = List.of(100, 1_000, 10_000);
  private static final int SNAPSHOTS = 30;
  private static final int REPEATS = 5;
  private static final int FEW = 40;
  private static final Duration CALL = Duration.ofMillis(50);

  private FleetBenchmark() {}

  /** Runs all measurements. */
  public static void main(String[] arguments) {
    warmUp();
    double small = 0;
    System.out.printf("With at most %d MiB of heap:%n", Runtime.getRuntime().maxMemory() >> 20);
    System.out.println("sources  ms a source  beside 100");
    for (int sources : SIZES) {
      double each = millisOfASource(sources);
      small = small == 0 ? each : small;
      System.out.printf("%7d  %11.3f  %10.2f%n", sources, each, each / small);
    }
    besideSingleRuns();
  }

  private static void warmUp() {
    for (int i = 0; i < 20; i++) {
      Duration unused = timeOf(200);
    }
  }

  /** The shortest of a few runs, because the machine may do something else meanwhile. */
  private static double millisOfASource(int sources) {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < REPEATS; i++) {
      best = Math.min(best, timeOf(sources).toNanos() / 1e6 / sources);
    }
    return best;
  }

  private static Duration timeOf(int sources) {
    FleetFixture web = new FleetFixture(sources).nightly(SNAPSHOTS);
    SnapshotFleet fleet = web.fleet(Keep.last(7)).build();
    long begin = System.nanoTime();
    FleetReport report = fleet.run();
    Duration time = Duration.ofNanos(System.nanoTime() - begin);
    if (!report.summary().equals("all " + sources + " succeeded")) {
      throw new IllegalStateException(report.summary());
    }
    return time;
  }

  /** A client whose calls take a while. */
  private record SlowClient(SnapshotClient client) implements SnapshotClient {
    private static void pause() {
      try {
        TimeSource.system().sleep(CALL);
      } catch (InterruptedException stopRequested) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public Listing list() {
      pause();
      return client.list();
    }

    @Override
    public Optional<Instant> create(String source, String name) {
      pause();
      return client.create(source, name);
    }

    @Override
    public void delete(Snapshot snapshot) {
      pause();
      client.delete(snapshot);
    }
  }

  private static void besideSingleRuns() {
    Duration together = timeOfFew(true);
    Duration oneByOne = timeOfFew(false);
    System.out.printf(
        "%d sources of %d snapshots at %d ms a call: a fleet takes %.1f s, single runs one after another %.1f s: %.1f"
            + " times as long%n",
        FEW,
        SNAPSHOTS,
        CALL.toMillis(),
        together.toMillis() / 1e3,
        oneByOne.toMillis() / 1e3,
        (double) oneByOne.toMillis() / together.toMillis());
  }

  private static Duration timeOfFew(boolean together) {
    FleetFixture web = new FleetFixture(FEW).nightly(SNAPSHOTS);
    SlowClient client = new SlowClient(web.client);
    List<SnapshotJob> jobs = web.sources.stream()
        .map(source ->
            SnapshotJob.builder(client, source, Keep.last(7)).clock(web.time).build())
        .toList();
    long begin = System.nanoTime();
    if (together) {
      FleetReport unused = SnapshotFleet.builder().jobs(jobs).build().run();
    } else {
      jobs.forEach(SnapshotJob::run);
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
