package io.github.lightsailsnapshot.retention.testing;

import io.github.lightsailsnapshot.retention.History;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the laws for one policy and one history. */
final class LawCheck {
  private final RetentionPolicy policy;
  private final RandomHistory random;
  private final History history;

  LawCheck(RetentionPolicy policy, RandomHistory random) {
    this.policy = policy;
    this.random = random;
    this.history = random.history();
  }

  /** How a law is broken, and the policy's exception, if there is one. */
  record Breach(String how, @Nullable Throwable thrown) {}

  /** Calls foreign code, so any exception is the breach. */
  Optional<Breach> breach(PolicyLaws.Law law) {
    try {
      return switch (law) {
        case ANSWERS_EVERY_HISTORY -> unanswered();
        case KEEPS_ONLY_WHAT_IT_WAS_GIVEN -> foreign();
        case EXPLAINS_WHAT_IT_KEEPS -> unexplained();
        case SAME_HISTORY_SAME_ANSWER -> fickle();
        case PRUNING_TWICE_CHANGES_NOTHING -> prunedTwice();
      };
    } catch (StackOverflowError tooDeep) {
      return Optional.of(new Breach("it threw " + tooDeep, tooDeep));
    } catch (VirtualMachineError machines) {
      throw machines;
    } catch (Throwable thrown) {
      return Optional.of(new Breach("it threw " + thrown, thrown));
    }
  }

  private Optional<Breach> unanswered() {
    return keep(empty()) == null || keep(history) == null
        ? breach("it answered null")
        : Optional.empty();
  }

  private History empty() {
    return random.with(List.of()).history();
  }

  private static Optional<Breach> breach(String how) {
    return Optional.of(new Breach(how, null));
  }

  private Collection<Snapshot> keep(History asked) {
    return policy.keep(asked);
  }

  private Optional<Breach> foreign() {
    Set<Snapshot> given = new HashSet<>(history.newestFirst());
    return keep(history).stream()
        .filter(kept -> !given.contains(kept))
        .map(kept -> new Breach("it kept " + kept, null))
        .findFirst();
  }

  private Optional<Breach> unexplained() {
    Map<Snapshot, List<String>> explained = policy.explain(history);
    if (explained.values().stream().anyMatch(List::isEmpty)) {
      return breach("a snapshot is explained without a reason");
    }
    return difference("kept", keep(history), "explained", explained.keySet());
  }

  private Optional<Breach> fickle() {
    Collection<Snapshot> first = Set.copyOf(keep(history));
    keep(empty());
    return difference("kept at first", first, "later", keep(random.history()));
  }

  private Optional<Breach> prunedTwice() {
    List<Snapshot> kept = plan(random.snapshots()).kept();
    return difference("kept at first", kept, "later", plan(kept).kept());
  }

  private RetentionPlan plan(List<Snapshot> snapshots) {
    return RetentionPlan.of(policy, snapshots, random.now(), random.zone());
  }

  private static Optional<Breach> difference(
      String one, Collection<Snapshot> some, String other, Collection<Snapshot> more) {
    return new HashSet<>(some).equals(new HashSet<>(more))
        ? Optional.empty()
        : breach(one + " " + names(some) + ", " + other + " " + names(more));
  }

  private static List<String> names(Collection<Snapshot> snapshots) {
    return snapshots.stream().map(Snapshot::name).sorted().toList();
  }
}
