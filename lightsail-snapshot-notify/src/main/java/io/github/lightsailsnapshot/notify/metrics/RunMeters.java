package io.github.lightsailsnapshot.notify.metrics;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The meters of the runs of one kind of a job or a fleet, so that a successful pruning does not count as a successful
 * snapshot.
 */
final class RunMeters {
  static final String PREFIX = "lightsail.snapshot.";

  private final Map<Outcome, Counter> runs;
  private final Timer duration;

  static RunMeters ofJob(MeterRegistry registry, Tags job, RunKind kind) {
    return new RunMeters(registry, PREFIX, job.and("kind", lower(kind)));
  }

  RunMeters(MeterRegistry registry, String prefix, Tags tags) {
    runs = counters(
        Outcome.class,
        outcome -> Counter.builder(prefix + "runs")
            .description("Runs that ended")
            .tags(tags.and("outcome", lower(outcome)))
            .register(registry));
    duration = Timer.builder(prefix + "run.duration")
        .description("How long runs took")
        .tags(tags)
        .register(registry);
  }

  void note(RunReport report) {
    increment(runs.get(report.outcome()));
    duration.record(report.duration());
  }

  static <E extends Enum<E>> Map<E, Counter> counters(Class<E> type, Function<E, Counter> counter) {
    Map<E, Counter> counters = new EnumMap<>(type);
    for (E constant : type.getEnumConstants()) {
      counters.put(constant, counter.apply(constant));
    }
    return counters;
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static void increment(@Nullable Counter counter) {
    if (counter != null) {
      counter.increment();
    }
  }
}
