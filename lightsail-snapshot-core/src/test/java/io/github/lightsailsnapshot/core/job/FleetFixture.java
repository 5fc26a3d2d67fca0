package io.github.lightsailsnapshot.core.job;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A region with the instances web-0, web-1 and so on at 2026-11-22T03:00Z, and a fleet of a job for each. */
final class FleetFixture {
  static final Instant NOW = Instant.parse(JobFixture.NOW);

  final VirtualTime time = VirtualTime.startingAt(NOW);
  final InMemorySnapshots region = InMemorySnapshots.ofInstances().clock(time);
  final CountingClient client = new CountingClient(region);
  final List<FleetReport> told = new CopyOnWriteArrayList<>();
  final List<String> sources;

  FleetFixture(int sources) {
    this.sources =
        IntStream.range(0, sources).mapToObj(number -> "web-" + number).toList();
    this.sources.forEach(region::addInstance);
  }

  /** Nightly snapshots of every instance before now. */
  FleetFixture nightly(int count) {
    for (String source : sources) {
      for (int days = 1; days <= count; days++) {
        Instant at = NOW.minus(Duration.ofDays(days));
        region.add(source, new SnapshotNaming(source + "-auto").nameAt(at), at);
      }
    }
    return this;
  }

  SnapshotJob.Builder job(String source, RetentionPolicy policy) {
    return SnapshotJob.builder(client, source, policy)
        .host("host-1")
        .clock(time)
        .timeSource(time);
  }

  SnapshotFleet.Builder fleet(RetentionPolicy policy) {
    return empty()
        .jobs(sources.stream().map(source -> job(source, policy).build()).toList());
  }

  SnapshotFleet.Builder empty() {
    return SnapshotFleet.builder()
        .host("host-1")
        .clock(time)
        .notifier(report -> told.add((FleetReport) report));
  }

  List<Snapshot> of(String source) {
    return region.snapshots().stream()
        .filter(snapshot -> snapshot.source().name().equals(source))
        .toList();
  }

  /** Counts the calls, and the threads that make them. */
  static final class CountingClient implements SnapshotClient {
    private final SnapshotClient client;
    final AtomicInteger lists = new AtomicInteger();
    final AtomicInteger creates = new AtomicInteger();
    final AtomicInteger deletes = new AtomicInteger();

    CountingClient(SnapshotClient client) {
      this.client = client;
    }

    @Override
    public Listing list() {
      lists.incrementAndGet();
      return client.list();
    }

    @Override
    public Optional<Instant> create(String source, String name) {
      creates.incrementAndGet();
      return client.create(source, name);
    }

    @Override
    public void delete(Snapshot snapshot) {
      deletes.incrementAndGet();
      client.delete(snapshot);
    }

    List<Integer> counts() {
      return new ArrayList<>(List.of(lists.get(), creates.get(), deletes.get()));
    }
  }
}
