package io.github.lightsailsnapshot.retention;

import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import io.github.lightsailsnapshot.retention.RetentionPlan.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creates a plan: applies the policy to the snapshots that it may decide on, and protects the others. */
final class PlanBuilder {
  private static final List<String> LAST_RECOVERY_POINT = List.of("last recovery point");

  private final RetentionPolicy policy;
  private final List<Snapshot> newestFirst;
  private final History history;
  private final NotWanted notWanted;

  /** The reasons for each snapshot of the history, by index; null for those that no rule keeps. */
  private final @Nullable List<String>[] wanted;

  @SuppressWarnings({"unchecked", "rawtypes"})
  PlanBuilder(RetentionPolicy policy, List<Snapshot> newestFirst, Instant now, ZoneId zone) {
    this.policy = policy;
    this.newestFirst = newestFirst;
    this.history = History.ofOrdered(newestFirst, now, zone);
    this.notWanted = NotWanted.by(policy);
    this.wanted = new List[history.newestFirst().size()];
  }

  RetentionPlan plan() {
    new PolicyEvaluator(policy, history).each((reasons, index) -> wanted[index] = reasons);
    keepLastRecoveryPoints();
    List<Decision> decisions = new ArrayList<>(newestFirst.size());
    int judged = 0;
    for (Snapshot snapshot : newestFirst) {
      Exclusion apart = Exclusion.of(snapshot, history.now());
      decisions.add(
          apart == null
              ? decision(snapshot, wanted[judged++])
              : keep(snapshot, List.of(apart.reason())));
    }
    return new RetentionPlan(history.now(), history.zone(), decisions);
  }

  private Decision decision(Snapshot snapshot, @Nullable List<String> reasons) {
    return reasons == null
        ? new Decision(snapshot, Verdict.DELETE, notWanted.reasons(snapshot))
        : keep(snapshot, reasons);
  }

  private static Decision keep(Snapshot snapshot, List<String> reasons) {
    return new Decision(snapshot, Verdict.KEEP, reasons);
  }

  private void keepLastRecoveryPoints() {
    Set<String> sources = new HashSet<>();
    for (int i = 0; i < wanted.length; i++) {
      if (sources.add(history.newestFirst().get(i).source().id()) && wanted[i] == null) {
        wanted[i] = LAST_RECOVERY_POINT;
      }
    }
  }
}
