package io.github.lightsailsnapshot.core.job;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.engine.ForeignCode;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.selection.Instance;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The jobs of one run of a fleet: the fixed ones, and one for each instance that a group selects.
 *
 * @param jobs the jobs, the fixed ones first
 * @param refused the selected instances that cannot have a job
 */
record FleetMembers(List<SnapshotJob> jobs, List<Refused> refused) {

  /**
   * A selected instance that cannot have a job.
   *
   * @param client the client of its group
   * @param source its name
   * @param basename the basename of its job, or its name if it has none
   * @param why why it has no job
   */
  record Refused(SnapshotClient client, String source, String basename, Problem why) {}

  /** A job, and the instance for which it was created if it is not a fixed one. */
  private record Member(SnapshotJob job, Optional<Instance> instance) {
    String basename() {
      return job.naming().basename();
    }
  }

  static FleetMembers of(List<SnapshotJob> fixed, List<SelectedGroup> groups) {
    List<Member> members = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    fixed.forEach(job -> members.add(new Member(job, Optional.empty())));
    for (SelectedGroup group : groups) {
      group.selected().forEach(instance -> add(group.group(), instance, members, refused));
    }
    Map<Member, List<Member>> rivals = rivals(members);
    rivals.forEach((member, others) -> refused.add(refusedBecauseOf(others, member)));
    List<SnapshotJob> jobs = members.stream()
        .filter(member -> !rivals.containsKey(member))
        .map(Member::job)
        .toList();
    return new FleetMembers(jobs, List.copyOf(refused));
  }

  /** A template is foreign code. */
  private static void add(
      FleetGroup group, Instance instance, List<Member> members, List<Refused> refused) {
    try {
      SnapshotJob job = group.template().job(group.snapshots(), instance);
      if (job.client() != group.snapshots()) {
        throw new IllegalArgumentException(
            "its template does not use the client that it was given");
      }
      members.add(new Member(job, Optional.of(instance)));
    } catch (Throwable why) {
      ForeignCode.keepInterruption(why);
      String name = instance.name();
      refused.add(
          new Refused(group.snapshots(), name, name, SelectionProblems.notCreated(name, why)));
    }
  }

  /**
   * The selected jobs that would contend with others, for names in a region or for an instance that two clients see, and
   * those others.
   */
  private static Map<Member, List<Member>> rivals(List<Member> members) {
    IdentityHashMap<SnapshotClient, Integer> clients = new IdentityHashMap<>();
    Map<List<Object>, List<Member>> same = new LinkedHashMap<>();
    for (Member member : members) {
      int client = clients.computeIfAbsent(member.job().client(), unused -> clients.size());
      Set<List<Object>> keys = member
          .instance()
          .<Set<List<Object>>>map(instance ->
              Set.of(List.of(client, member.basename()), List.of(instance.id(), member.basename())))
          .orElseGet(() -> Set.of(List.of(client, member.basename())));
      keys.forEach(key -> same.computeIfAbsent(key, unused -> new ArrayList<>()).add(member));
    }
    Map<Member, List<Member>> rivals = new LinkedHashMap<>();
    same.values().stream()
        .filter(contending -> contending.size() > 1)
        .forEach(contending -> contending.stream()
            .filter(member -> member.instance().isPresent())
            .forEach(member -> rivals
                .computeIfAbsent(member, unused -> new ArrayList<>())
                .addAll(
                    contending.stream().filter(other -> !other.equals(member)).toList())));
    return rivals;
  }

  private static Refused refusedBecauseOf(List<Member> others, Member member) {
    SnapshotJob job = member.job();
    return new Refused(
        job.client(),
        job.source(),
        member.basename(),
        SelectionProblems.contended(job, others.stream().map(Member::job).toList()));
  }
}
