package io.github.lightsailsnapshot.notify.metrics;

import io.github.lightsailsnapshot.core.Deletion;
import io.github.lightsailsnapshot.core.Outcome;
import io.github.lightsailsnapshot.core.SnapshotReport;
import io.github.lightsailsnapshot.notify.ReportSummary;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The meters of one job. Counters are there from the beginning, so that a first failure is an increase. */
final class JobMeters {
  private static final String PREFIX = "lightsail.snapshot.";

  private final Map<Outcome, Counter> runs;
  private final Map<Deletion.Result, Counter> deletions;
  private final Timer duration;
  private volatile double kept;
  private volatile double recoveryPointMillis;

  JobMeters(MeterRegistry registry, Tags job) {
    runs = counters(
        Outcome.class,
        outcome -> Counter.builder(PREFIX + "runs")
            .description("Runs that ended")
            .tags(job.and("outcome", lower(outcome)))
            .register(registry));
    deletions = counters(
        Deletion.Result.class,
        result -> Counter.builder(PREFIX + "deletions")
            .description("Attempts to delete a snapshot")
            .tags(job.and("result", lower(result)))
            .register(registry));
    duration = Timer.builder(PREFIX + "run.duration")
        .description("How long runs took")
        .tags(job)
        .register(registry);
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

  private static <E extends Enum<E>> Map<E, Counter> counters(
      Class<E> type, Function<E, Counter> counter) {
    Map<E, Counter> counters = new EnumMap<>(type);
    for (E constant : type.getEnumConstants()) {
      counters.put(constant, counter.apply(constant));
    }
    return counters;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  void note(SnapshotReport report) {
    increment(runs.get(report.outcome()));
    report.deletions().forEach(deletion -> increment(deletions.get(deletion.result())));
    duration.record(report.duration());
    report.plan().ifPresent(plan -> kept = plan.kept().size());
    ReportSummary.of(report)
        .recoveryPoint()
        .ifPresentOrElse(at -> recoveryPointMillis = at.toEpochMilli(), () -> lose(report));
  }

  private static void increment(@Nullable Counter counter) {
    if (counter != null) {
      counter.increment();
    }
  }

  /** A plan sees every snapshot; without one there may still be those that were known. */
  private void lose(SnapshotReport report) {
    if (report.plan().isPresent()) {
      recoveryPointMillis = Double.NEGATIVE_INFINITY;
    }
  }
}
