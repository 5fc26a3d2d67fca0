package io.github.lightsailsnapshot.retention;

import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import io.github.lightsailsnapshot.retention.RetentionPlan.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a plan: asks the policy about what may be judged, and guards the rest against its answer. */
final class Planning {
  private static final List<String> LAST_RECOVERY_POINT = List.of("last recovery point");
  private static final List<String> NOT_WANTED = List.of("no rule keeps it");

  private final RetentionPolicy policy;
  private final List<Snapshot> newestFirst;
  private final History history;

  /** The reasons for each snapshot of the history, by its index; nothing for those that are given up. */
  private final @Nullable List<String>[] wanted;

  @SuppressWarnings({"unchecked", "rawtypes"})
  Planning(RetentionPolicy policy, List<Snapshot> newestFirst, Instant now, ZoneId zone) {
    this.policy = policy;
    this.newestFirst = newestFirst;
    this.history = History.ofOrdered(newestFirst, now, zone);
    this.wanted = new List[history.newestFirst().size()];
  }

  RetentionPlan plan() {
    askPolicy();
    keepLastRecoveryPoints();
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

  /** Foreign code is called here, so whatever it throws is caught. */
  private void askPolicy() {
    List<@Nullable Snapshot> foreign = new ArrayList<>();
    try {
      Objects.requireNonNull(policy.explain(history), "its explanation is null")
          .forEach((snapshot, reasons) -> want(snapshot, reasons, foreign));
    } catch (RuntimeException thrown) {
      throw new IllegalStateException("Policy \"" + policy + "\" failed: " + thrown, thrown);
    }
    if (!foreign.isEmpty()) {
      Snapshot first = foreign.get(0);
      throw new IllegalStateException(
          "Policy \"" + policy + "\" answered with " + (first == null ? "null" : first.name())
              + ", which is not in the history that it was given");
    }
  }

  /** A policy that argues for a snapshot without saying why still argues for it. */
  private void want(
      @Nullable Snapshot snapshot,
      @Nullable List<String> reasons,
      List<@Nullable Snapshot> foreign) {
    int index = snapshot == null ? -1 : history.indexOf(snapshot);
    if (index < 0) {
      foreign.add(snapshot);
    } else {
      wanted[index] =
          reasons == null || reasons.isEmpty() ? Explanation.UNNAMED : List.copyOf(reasons);
    }
  }

  private void keepLastRecoveryPoints() {
    Set<String> sources = new HashSet<>();
    for (int i = 0; i < wanted.length; i++) {
      if (sources.add(history.newestFirst().get(i).sourceId()) && wanted[i] == null) {
        wanted[i] = LAST_RECOVERY_POINT;
      }
    }
  }
}
