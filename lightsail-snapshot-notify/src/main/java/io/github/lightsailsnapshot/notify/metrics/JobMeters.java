package io.github.lightsailsnapshot.notify.metrics;

import io.github.lightsailsnapshot.core.Deletion;
import io.github.lightsailsnapshot.core.RunKind;
import io.github.lightsailsnapshot.core.SnapshotReport;
import io.github.lightsailsnapshot.notify.ReportSummary;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The meters of one job. Counters are there from the beginning, so that a first failure is an increase. */
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
    kept = takenOver(registry, registry.find(PREFIX + "kept").tags(job).gauge(), Gauge::value);
    Gauge unusedGauge = Gauge.builder(PREFIX + "kept", () -> kept)
        .description("Snapshots that the newest plan kept")
        .tags(job)
        .register(registry);
    recoveryPointMillis = registry.config().clock().wallTime()
        - takenOver(
            registry,
            registry.find(PREFIX + "recovery.point.age").tags(job).timeGauge(),
            age -> age.value(TimeUnit.MILLISECONDS));
    Gauge unusedAge = TimeGauge.builder(
            PREFIX + "recovery.point.age",
            () -> Math.max(0, registry.config().clock().wallTime() - recoveryPointMillis),
            TimeUnit.MILLISECONDS)
        .description("Time since the newest snapshot that can be restored from")
        .tags(job)
        .register(registry);
  }

  /** What an earlier notifier's gauge knew; Micrometer would ignore a second gauge of its name. */
  private static <G extends Gauge> double takenOver(
      MeterRegistry registry, @Nullable G earlier, ToDoubleFunction<G> value) {
    if (earlier == null) {
      return Double.NaN;
    }
    double known = value.applyAsDouble(earlier);
    Meter unused = registry.remove(earlier);
    return known;
  }

  void note(SnapshotReport report) {
    runs.computeIfAbsent(report.kind(), kind -> new RunMeters(registry, job, kind))
        .note(report);
    report.deletions().forEach(deletion -> RunMeters.increment(deletions.get(deletion.result())));
    report.plan().ifPresent(plan -> kept = plan.kept().size());
    ReportSummary.of(report)
        .recoveryPoint()
        .ifPresentOrElse(at -> recoveryPointMillis = at.toEpochMilli(), () -> lose(report));
  }

  /** A plan sees every snapshot; without one there may still be those that were known. */
  private void lose(SnapshotReport report) {
    if (report.plan().isPresent()) {
      recoveryPointMillis = Double.NEGATIVE_INFINITY;
    }
  }
}
