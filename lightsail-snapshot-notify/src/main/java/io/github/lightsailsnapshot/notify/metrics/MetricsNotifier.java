package io.github.lightsailsnapshot.notify.metrics;

import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps meters of Micrometer's up to date, each with the tags {@code source}, {@code basename}, {@code region} and {@code
 * resource} (what the snapshots are of, such as {@code instance}); what a report does not know is {@code unknown}.
 * Thread-safe. They are there from the first report of a job on:
 *
 * <ul>
 *   <li>{@code lightsail.snapshot.runs}, a counter; by {@code kind}: run, snapshot, prune; and by {@code outcome}: succeeded,
 *       degraded, failed, skipped;
 *   <li>{@code lightsail.snapshot.run.duration}, a timer; by {@code kind};
 *   <li>{@code lightsail.snapshot.deletions}, a counter; by {@code result}: deleted, already_gone, failed;
 *   <li>{@code lightsail.snapshot.kept}, a gauge: how many snapshots the newest plan kept; NaN as long as there was none;
 *   <li>{@code lightsail.snapshot.recovery.point.age}, a gauge in seconds that grows by itself: for how long there has been no
 *       newer snapshot to restore from, as far as the reports knew. Infinite if a listing had none at all; NaN as long as no
 *       report knew.
 * </ul>
 *
 * <p>The age is what this process knows: where several run one job, those that did not run it last know an older one, so the
 * youngest of all counts. A run that only prunes makes nothing younger, but it too may see the newest snapshot. {@link
 * RecoveryPointMeters} look the age up instead.
 */
public final class MetricsNotifier implements Notifier {
  private final MeterRegistry registry;
  private final Map<Tags, JobMeters> jobs = new ConcurrentHashMap<>();

  private MetricsNotifier(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Keeps the meters in a registry. A modular application that calls this says {@code requires micrometer.core} itself, because
   * those that do without metrics need not have it.
   *
   * @param registry the registry of the host's, whose clock measures ages; it is never closed. One notifier a registry is
   *     enough for any number of jobs; a later one goes on where the earlier one was, which is then not to be told any more
   * @return the notifier
   */
  @SuppressWarnings("exports")
  public static MetricsNotifier to(MeterRegistry registry) {
    return new MetricsNotifier(Objects.requireNonNull(registry, "registry"));
  }

  @Override
  public void send(SnapshotReport report) {
    Tags job = JobTags.of(report.source(), report.basename(), report.where());
    jobs.computeIfAbsent(job, tags -> new JobMeters(registry, tags)).note(report);
  }

  @Override
  public String toString() {
    return "MetricsNotifier[" + registry.getClass().getSimpleName() + "]";
  }
}
