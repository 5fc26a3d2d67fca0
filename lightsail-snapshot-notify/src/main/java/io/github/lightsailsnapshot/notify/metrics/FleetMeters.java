package io.github.lightsailsnapshot.notify.metrics;

import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The meters of the runs of one kind of a fleet, in addition to those of its jobs. */
final class FleetMeters {
  private static final String PREFIX = RunMeters.PREFIX + "fleet.";

  private final RunMeters runs;
  private final Map<Outcome, AtomicInteger> jobs = new EnumMap<>(Outcome.class);

  FleetMeters(MeterRegistry registry, FleetKey fleet) {
    runs = new RunMeters(registry, PREFIX, fleet.tags());
    for (Outcome outcome : Outcome.values()) {
      jobs.put(outcome, gauge(registry, fleet.tags().and("outcome", RunMeters.lower(outcome))));
    }
  }

  /** A fleet, and what it was asked to do. */
  record FleetKey(String name, RunKind kind) {
    private Tags tags() {
      return Tags.of("fleet", name, "kind", RunMeters.lower(kind));
    }
  }

  /** Replaces the gauge of an earlier notifier, because Micrometer ignores a second one of the same name. */
  private static AtomicInteger gauge(MeterRegistry registry, Tags tags) {
    AtomicInteger jobs = new AtomicInteger();
    Gauge earlier = registry.find(PREFIX + "jobs").tags(tags).gauge();
    if (earlier != null) {
      registry.remove(earlier);
    }
    Gauge unused = Gauge.builder(PREFIX + "jobs", jobs, AtomicInteger::get)
        .description("Jobs that had this outcome in the latest run of the fleet")
        .strongReference(true)
        .tags(tags)
        .register(registry);
    return jobs;
  }

  void note(FleetReport report) {
    runs.note(report);
    jobs.forEach((outcome, number) -> number.set(report.count(outcome)));
  }
}
