package io.github.lightsailsnapshot.core.job;

import io.github.lightsailsnapshot.core.engine.FleetEngine;
import io.github.lightsailsnapshot.core.engine.FleetSettings;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.selection.Instance;
import io.github.lightsailsnapshot.core.selection.InstanceClient;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What one run of a fleet is to do: its jobs, and what the selection of their sources found.
 *
 * @param jobs the jobs, the fixed ones first
 * @param engine runs them
 * @param selected what the selection found
 */
record FleetPlan(List<SnapshotJob> jobs, FleetEngine engine, FleetEngine.Selected selected) {

  static FleetPlan of(
      List<SnapshotJob> fixed,
      List<SelectedGroup> groups,
      List<NamedSources> named,
      FleetSettings settings) {
    FleetMembers members = FleetMembers.of(fixed, groups);
    FleetEngine engine =
        new FleetEngine(members.jobs().stream().map(SnapshotJob::engine).toList(), settings);
    List<SnapshotReport> refused = members.refused().stream()
        .map(each -> engine.refused(each.client(), each.source(), each.basename(), each.why()))
        .toList();
    return new FleetPlan(
        members.jobs(),
        engine,
        new FleetEngine.Selected(
            refused,
            problems(fixed, groups),
            new FleetLeftovers(groups, fixed, named, settings.clock())));
  }

  private static List<Problem> problems(List<SnapshotJob> fixed, List<SelectedGroup> groups) {
    List<Problem> problems = new ArrayList<>();
    for (SelectedGroup group : groups) {
      if (!group.isComplete()) {
        problems.add(SelectionProblems.incomplete(group));
      } else if (group.selected().isEmpty()) {
        problems.add(SelectionProblems.empty(group));
      }
    }
    problems.addAll(notSelected(fixed, groups));
    return problems;
  }

  /** A problem for each region that has instances that neither a group nor a fixed job takes. */
  private static List<Problem> notSelected(List<SnapshotJob> fixed, List<SelectedGroup> groups) {
    IdentityHashMap<InstanceClient, SelectedGroup> regions = new IdentityHashMap<>();
    groups.forEach(group -> regions.putIfAbsent(group.group().instances(), group));
    return regions.values().stream()
        .flatMap(region -> notSelected(region, fixed, groups))
        .toList();
  }

  private static Stream<Problem> notSelected(
      SelectedGroup region, List<SnapshotJob> fixed, List<SelectedGroup> groups) {
    Set<String> taken = Stream.concat(
            groups.stream()
                .filter(group -> group.group().instances() == region.group().instances())
                .flatMap(group -> group.selected().stream())
                .map(Instance::name),
            fixed.stream()
                .filter(job -> job.client() == region.group().snapshots())
                .map(SnapshotJob::source))
        .collect(Collectors.toSet());
    List<String> others = region.region().instances().stream()
        .map(Instance::name)
        .filter(name -> !taken.contains(name))
        .toList();
    return others.isEmpty()
        ? Stream.empty()
        : Stream.of(SelectionProblems.notSelected(region.place(), others));
  }

  FleetStatus inspect() {
    FleetEngine.Inspections found = engine.inspect(selected.leftovers());
    List<Problem> problems = new ArrayList<>(selected.problems());
    problems.addAll(found.leftovers());
    return new FleetStatus(
        IntStream.range(0, jobs.size())
            .mapToObj(job -> inspection(jobs.get(job), found.jobs().get(job)))
            .toList(),
        selected.refused(),
        problems);
  }

  private static JobInspection inspection(SnapshotJob job, FleetEngine.Inspected found) {
    return found
        .status()
        .<JobInspection>map(status -> new JobInspection.Inspected(job, status))
        .orElseGet(() -> new JobInspection.Failed(job, found.why().orElseThrow()));
  }
}
