package io.github.lightsailsnapshot.core.job;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.engine.FleetEngine;
import io.github.lightsailsnapshot.core.engine.ForeignCode;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.selection.Instance;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the snapshots of sources that no group selects, but that a job of a group would have made. Only a complete listing
 * of the instances shows that a source is gone.
 *
 * @param groups the groups, with the instances of their regions
 * @param fixed the jobs that belong to no group
 * @param named how the jobs of sources that are named one by one are made
 * @param clock the host's clock, for a service that does not report its time
 */
record FleetLeftovers(
    List<SelectedGroup> groups, List<SnapshotJob> fixed, List<NamedSources> named, Clock clock)
    implements FleetEngine.Leftovers {

  @Override
  public List<Problem> find(SnapshotClient client, Listing listing) {
    Instant now = listing.timeOr(clock);
    List<Problem> problems = new ArrayList<>(ofGroups(client, listing, now));
    problems.addAll(ofNamed(client, listing, now));
    return problems;
  }

  /** Of sources that are in no group either: a group reports its own. */
  private List<Problem> ofNamed(SnapshotClient client, Listing listing, Instant now) {
    List<NamedSources> here =
        named.stream().filter(sources -> sources.client() == client).toList();
    if (here.isEmpty()) {
      return List.of();
    }
    Set<String> known = Stream.concat(
            fixed.stream().filter(job -> job.client() == client).map(SnapshotJob::source),
            groups.stream()
                .filter(group -> group.group().snapshots() == client)
                .flatMap(group -> group.selected().stream())
                .map(Instance::name))
        .collect(Collectors.toSet());
    Map<String, List<Snapshot>> others = listing.snapshots().stream()
        .filter(snapshot -> !known.contains(snapshot.source().name()))
        .collect(Collectors.groupingBy(
            snapshot -> snapshot.source().name(), TreeMap::new, Collectors.toList()));
    return others.entrySet().stream()
        .flatMap(source -> ofNamed(here, source.getKey(), source.getValue(), now))
        .toList();
  }

  private Stream<Problem> ofNamed(
      List<NamedSources> here, String source, List<Snapshot> snapshots, Instant now) {
    List<SnapshotNaming> ofGroups = new ArrayList<>();
    groups.forEach(
        group -> naming(group.group().template(), group.group().snapshots(), snapshots.get(0))
            .ifPresent(ofGroups::add));
    List<SnapshotNaming> namings = here.stream()
        .flatMap(sources -> naming(sources.template(), sources.client(), snapshots.get(0)).stream())
        .filter(naming -> !ofGroups.contains(naming))
        .toList();
    List<Snapshot> left = owned(namings, source, snapshots);
    boolean isTaken = left.stream()
        .anyMatch(snapshot ->
            Duration.between(snapshot.createdAt(), now).compareTo(NamedSources.STILL_TAKEN) < 0);
    return left.isEmpty() || isTaken
        ? Stream.empty()
        : Stream.of(SelectionProblems.notNamed(source, left, now));
  }

  private static List<Snapshot> owned(
      List<SnapshotNaming> namings, String source, List<Snapshot> snapshots) {
    return snapshots.stream()
        .filter(snapshot -> namings.stream().anyMatch(naming -> naming.owns(snapshot, source)))
        .toList();
  }

  private List<Problem> ofGroups(SnapshotClient client, Listing listing, Instant now) {
    List<SelectedGroup> here =
        groups.stream().filter(group -> group.group().snapshots() == client).toList();
    if (here.isEmpty() || !here.stream().allMatch(SelectedGroup::isComplete)) {
      return List.of();
    }
    Set<String> selected = here.stream()
        .flatMap(group -> group.selected().stream())
        .map(Instance::name)
        .collect(Collectors.toSet());
    Map<String, List<Snapshot>> others = listing.snapshots().stream()
        .filter(snapshot -> !selected.contains(snapshot.source().name()))
        .collect(Collectors.groupingBy(
            snapshot -> snapshot.source().name(), TreeMap::new, Collectors.toList()));
    return others.entrySet().stream()
        .flatMap(source -> problem(here, source.getKey(), source.getValue(), now))
        .toList();
  }

  private Stream<Problem> problem(
      List<SelectedGroup> here, String source, List<Snapshot> snapshots, Instant now) {
    List<SnapshotNaming> namings = namings(here, snapshots.get(0));
    List<Snapshot> left = owned(namings, source, snapshots);
    if (left.isEmpty()) {
      return Stream.empty();
    }
    return Stream.of(
        exists(here, source)
            ? SelectionProblems.noLongerSelected(source, left, now)
            : SelectionProblems.sourceGone(source, left, now));
  }

  /** How the groups would name the snapshots of a source, unless a fixed job names its own so. */
  private List<SnapshotNaming> namings(List<SelectedGroup> here, Snapshot any) {
    List<SnapshotNaming> namings = new ArrayList<>();
    here.forEach(group ->
        naming(group.group().template(), group.group().snapshots(), any).ifPresent(namings::add));
    fixed.stream()
        .filter(job -> job.source().equals(any.source().name()))
        .forEach(job -> namings.remove(job.naming()));
    return namings;
  }

  private static Optional<SnapshotNaming> naming(
      JobTemplate template, SnapshotClient client, Snapshot any) {
    Instance instance = new Instance(any.source().name(), any.source().id(), Map.of());
    try {
      return Optional.of(template.job(client, instance).naming());
    } catch (Throwable noJobForIt) {
      ForeignCode.keepInterruption(noJobForIt);
      return Optional.empty();
    }
  }

  private static boolean exists(List<SelectedGroup> groups, String source) {
    return groups.stream()
        .flatMap(group -> group.region().instances().stream())
        .anyMatch(instance -> instance.name().equals(source));
  }
}
