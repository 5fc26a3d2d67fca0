package io.github.lightsailsnapshot.retention;

import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import io.github.lightsailsnapshot.retention.RetentionPlan.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a plan: asks the policy about what may be judged, and guards the rest against its answer. */
final class Planning {
  private static final List<String> LAST_RECOVERY_POINT = List.of("last recovery point");
  private static final List<String> NOT_WANTED = List.of("no rule keeps it");

  private final RetentionPolicy policy;
  private final List<Snapshot> newestFirst;
  private final History history;

  Planning(RetentionPolicy policy, List<Snapshot> newestFirst, Instant now, ZoneId zone) {
    this.policy = policy;
    this.newestFirst = newestFirst;
    this.history = History.ofOrdered(newestFirst, now, zone);
  }

  RetentionPlan plan() {
    @Nullable List<String>[] wanted = wanted();
    keepLastRecoveryPoints(wanted);
    List<Decision> decisions = new ArrayList<>(newestFirst.size());
    int judged = 0;
    for (Snapshot snapshot : newestFirst) {
      SetApart apart = SetApart.of(snapshot, history.now());
      decisions.add(
          apart == null
              ? decision(snapshot, wanted[judged++])
              : keep(snapshot, List.of(apart.reason())));
    }
    return new RetentionPlan(history.now(), history.zone(), decisions);
  }

  private static Decision decision(Snapshot snapshot, @Nullable List<String> reasons) {
    return reasons == null
        ? new Decision(snapshot, Verdict.DELETE, NOT_WANTED)
        : keep(snapshot, reasons);
  }

  private static Decision keep(Snapshot snapshot, List<String> reasons) {
    return new Decision(snapshot, Verdict.KEEP, reasons);
  }

  /** The policy's reasons for each snapshot of the history, by its index; nothing for those that it gave up. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private @Nullable List<String>[] wanted() {
    @Nullable List<String>[] wanted = new List[history.newestFirst().size()];
    explain().forEach((snapshot, reasons) -> {
      int index = snapshot == null ? -1 : history.indexOf(snapshot);
      if (index < 0) {
        throw misbehaved("answered with " + (snapshot == null ? "null" : snapshot.name())
            + ", which is not in the history that it was given");
      }
      wanted[index] = List.copyOf(reasons);
    });
    return wanted;
  }

  /** Foreign code is called here, so whatever it throws is caught. */
  private Map<Snapshot, List<String>> explain() {
    try {
      return policy.explain(history);
    } catch (RuntimeException thrown) {
      throw new IllegalStateException("Policy \"" + policy + "\" failed: " + thrown, thrown);
    }
  }

  private IllegalStateException misbehaved(String how) {
    return new IllegalStateException("Policy \"" + policy + "\" " + how);
  }

  private void keepLastRecoveryPoints(@Nullable List<String>[] wanted) {
    Set<String> sources = new HashSet<>();
    for (int i = 0; i < wanted.length; i++) {
      if (sources.add(history.newestFirst().get(i).sourceId()) && wanted[i] == null) {
        wanted[i] = LAST_RECOVERY_POINT;
      }
    }
  }
}
