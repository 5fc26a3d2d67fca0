package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A region with the instance web-1 at 2026-11-22T03:00Z, and a job on it. */
public final class JobFixture {
  public static final String NOW = "2026-11-22T03:00:00Z";
  public static final String OWN = "nightly-2026-11-22T03-00-00Z";

  public final VirtualTime time = VirtualTime.startingAt(Instant.parse(NOW));
  public final InMemorySnapshots region =
      InMemorySnapshots.ofInstances("web-1", "web-2").clock(time);
  public final ScriptedClient client = new ScriptedClient(region);
  public final List<SnapshotReport> told = new ArrayList<>();
  public final String webId = region.addInstance("web-1");

  public SnapshotJob.Builder job(RetentionPolicy policy) {
    return SnapshotJob.builder(client, "web-1", policy)
        .basename("nightly")
        .host("host-1")
        .clock(time)
        .timeSource(time)
        .notifier(report -> told.addAll(report.jobs()));
  }

  public SnapshotJob keepLast(int count) {
    return job(Keep.last(count)).build();
  }

  /** One snapshot a day at 03:00, of the days before now. */
  public JobFixture nightly(int count) {
    for (int days = 1; days <= count; days++) {
      put(daysAgo(days), Snapshot.State.AVAILABLE);
    }
    return this;
  }

  public String daysAgo(int days) {
    return new SnapshotNaming("nightly").nameAt(Instant.parse(NOW).minus(Duration.ofDays(days)));
  }

  public Snapshot put(String name, Snapshot.State state) {
    String time = name.substring(name.length() - 20).replaceAll("(T..)-(..)-", "$1:$2:");
    return put(name, Instant.parse(time), state);
  }

  public Snapshot put(String name, Instant createdAt, Snapshot.State state) {
    Snapshot snapshot = Snapshot.available(name, "web-1", createdAt)
        .withSourceId(webId)
        .withState(state)
        .withSizeGb(40);
    region.put(snapshot);
    return snapshot;
  }

  public List<String> names() {
    return region.snapshots().stream().map(Snapshot::name).toList();
  }

  /** The one report that the notifier was given. */
  SnapshotReport toldOnce() {
    assertThat(told).hasSize(1);
    return told.get(0);
  }

  /** To be called after a test with one run. */
  void endsWithOneReportAndNoInterrupt() {
    assertThat(told).hasSizeLessThanOrEqualTo(1);
    assertThat(Thread.interrupted()).isFalse();
  }

  static List<String> names(List<Snapshot> snapshots) {
    return snapshots.stream().map(Snapshot::name).toList();
  }

  public static <T> UnaryOperator<Supplier<T>> failing(RuntimeException failure) {
    return real -> () -> {
      throw failure;
    };
  }
}
