package io.github.lightsailsnapshot.core.simulation;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** How often what happened, over many worlds. */
final class Statistics {
  private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

  void add(World world) {
    count("worlds");
    world.executions().forEach(this::add);
    world.sightings().forEach(this::count);
    world.seeded().strokes().forEach(stroke -> count("stroke: " + stroke.what()));
  }

  private void add(Execution execution) {
    count("runs of the job");
    count(
        execution.report().map(report -> "outcome: " + report.outcome()).orElse("outcome: killed"));
    execution
        .report()
        .ifPresent(report -> report.problems().forEach(told -> count("problem: " + told.kind())));
    execution.trace().all().forEach(exchange -> {
      count("calls");
      count("fault: " + exchange.fault());
    });
  }

  private void count(String what) {
    counts.computeIfAbsent(what, first -> new LongAdder()).increment();
  }

  String summary() {
    return String.format(
        Locale.ROOT,
        "Simulated %,d worlds: %,d runs of the job, %,d calls",
        of("worlds"),
        of("runs of the job"),
        of("calls"));
  }

  long of(String what) {
    return counts.getOrDefault(what, new LongAdder()).sum();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(counts)
        .forEach((what, count) ->
            text.append(String.format(Locale.ROOT, "%,12d  %s%n", count.sum(), what)));
    return text.toString();
  }
}
