package io.github.lightsailsnapshot.notify.metrics;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.notify.metrics.FleetMeters.FleetKey;
import io.github.lightsailsnapshot.retention.text.PlainText;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Updates Micrometer meters, each with the tags {@code source}, {@code basename}, {@code region} and {@code resource}
 * (what the snapshots are of, such as {@code instance}). The value of a tag that the report does not know is {@code
 * unknown}. Thread-safe. The meters are registered with the first report of a job, or by
 * {@link #register}:
 *
 * <ul>
 * <li>{@code lightsail.snapshot.runs}, a counter; by {@code kind}: run, snapshot, prune; and by {@code outcome}:
 * succeeded, degraded, failed, skipped;
 * <li>{@code lightsail.snapshot.run.duration}, a timer; by {@code kind};
 * <li>{@code lightsail.snapshot.deletions}, a counter; by {@code result}: deleted, already_gone, failed;
 * <li>{@code lightsail.snapshot.kept}, a gauge: how many snapshots the latest plan kept; NaN until there is a plan;
 * <li>{@code lightsail.snapshot.recovery.point.age}, a gauge in seconds that increases with time: the age of the newest
 * snapshot that can be restored from, as far as the reports know. Infinite if a listing contained none; NaN until a
 * report knows it.
 * </ul>
 *
 * <p>The report of a fleet updates the meters of each of its jobs, and others with the tags {@code fleet} (its name) and
 * {@code kind}. A job that sends its report to this notifier itself is then counted twice.
 *
 * <ul>
 * <li>{@code lightsail.snapshot.fleet.runs}, a counter; by {@code outcome};
 * <li>{@code lightsail.snapshot.fleet.run.duration}, a timer;
 * <li>{@code lightsail.snapshot.fleet.jobs}, a gauge; by {@code outcome}: how many jobs had it in the latest run.
 * </ul>
 *
 * <p>The age is what this process knows. If several processes run a job, those that did not run it last report a higher
 * age, so use the minimum of all. A run that only prunes creates no snapshot, but it may still see the newest one.
 * {@link RecoveryPointMeters} determine the age by a listing instead.
 */
public final class MetricsNotifier implements Notifier {
  private final MeterRegistry registry;
  private final Map<Tags, JobMeters> jobs = new ConcurrentHashMap<>();
  private final Map<FleetKey, FleetMeters> fleets = new ConcurrentHashMap<>();

  private MetricsNotifier(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Creates a notifier that updates the meters of a registry. A modular application that calls this method must declare
   * {@code requires micrometer.core} itself, because Micrometer is an optional dependency.
   *
   * @param registry the registry, whose clock measures ages; it is never closed. One notifier per registry is enough
   *     for any number of jobs. A second one takes over the meters of the first, which must then no longer be used
   * @return the notifier
   */
  @SuppressWarnings("exports")
  public static MetricsNotifier to(MeterRegistry registry) {
    return new MetricsNotifier(Objects.requireNonNull(registry, "registry"));
  }

  /**
   * Registers the meters of a job before its first report, with counters of zero. Otherwise a registry that is scraped
   * sees the first failure of a process as the first value of a counter, and not as an increase.
   *
   * @param job the job, which also has this notifier
   * @param kinds what the host asks the job to do, such as {@link RunKind#RUN}
   */
  public void register(SnapshotJob job, RunKind... kinds) {
    JobMeters meters = meters(JobTags.of(job.recoveryPointCheck()));
    for (RunKind kind : kinds) {
      RunMeters unused = meters.of(kind);
    }
  }

  @Override
  public void send(RunReport report) {
    report.jobs().forEach(this::note);
    if (report instanceof FleetReport fleet) {
      fleets
          .computeIfAbsent(
              new FleetKey(PlainText.line(fleet.name()), fleet.kind()),
              key -> new FleetMeters(registry, key))
          .note(fleet);
    }
  }

  private void note(SnapshotReport report) {
    meters(JobTags.of(report.source(), report.basename(), report.where())).note(report);
  }

  private JobMeters meters(Tags job) {
    return jobs.computeIfAbsent(job, tags -> new JobMeters(registry, tags));
  }

  @Override
  public String toString() {
    return "MetricsNotifier[" + registry.getClass().getSimpleName() + "]";
  }
}
