package io.github.lightsailsnapshot.notify.metrics;

import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.notify.ReportSummary;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The meters of one job. All counters are registered immediately, so that the first failure is an increase. */
final class JobMeters {
  private static final String PREFIX = RunMeters.PREFIX;

  private final MeterRegistry registry;
  private final Tags job;
  private final Map<RunKind, RunMeters> runs = new ConcurrentHashMap<>();
  private final Map<Deletion.Result, Counter> deletions;
  private volatile double kept;
  private volatile double recoveryPointMillis;

  JobMeters(MeterRegistry registry, Tags job) {
    this.registry = registry;
    this.job = job;
    deletions = RunMeters.counters(
        Deletion.Result.class,
        result -> Counter.builder(PREFIX + "deletions")
            .description("Attempts to delete a snapshot")
            .tags(job.and("result", RunMeters.lower(result)))
            .register(registry));
    kept = takenOver(registry, registry.find(PREFIX + "kept").tags(job).gauge());
    Gauge unusedGauge = Gauge.builder(PREFIX + "kept", () -> kept)
        .description("Snapshots that the newest plan kept")
        .tags(job)
        .register(registry);
    AgeGauge age = new AgeGauge(registry, job);
    if (!age.isChecked()) {
      recoveryPointMillis = registry.config().clock().wallTime() - age.millis();
      age.report(this::ageMillis);
    }
  }

  private double ageMillis() {
    return Math.max(0, registry.config().clock().wallTime() - recoveryPointMillis);
  }

  /**
   * Takes over the value of an earlier notifier's gauge and removes it, because Micrometer ignores a second gauge of
   * the same name.
   */
  private static double takenOver(MeterRegistry registry, @Nullable Gauge earlier) {
    if (earlier == null) {
      return Double.NaN;
    }
    double known = earlier.value();
    Meter unused = registry.remove(earlier);
    return known;
  }

  /** Registers the counters of a kind of run, at zero unless there are some already. */
  RunMeters of(RunKind kind) {
    return runs.computeIfAbsent(kind, unused -> RunMeters.ofJob(registry, job, kind));
  }

  void note(SnapshotReport report) {
    of(report.kind()).note(report);
    report.deletions().forEach(deletion -> RunMeters.increment(deletions.get(deletion.result())));
    report.plan().ifPresent(plan -> kept = plan.kept().size());
    ReportSummary.of(report)
        .recoveryPoint()
        .ifPresentOrElse(at -> recoveryPointMillis = at.toEpochMilli(), () -> lose(report));
  }

  /** A plan contains every snapshot. Without a plan, the known snapshots may still exist. */
  private void lose(SnapshotReport report) {
    if (report.plan().isPresent()) {
      recoveryPointMillis = Double.NEGATIVE_INFINITY;
    }
  }
}
