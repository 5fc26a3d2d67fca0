package io.github.lightsailsnapshot.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import io.github.lightsailsnapshot.retention.testing.RandomHistory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The engine against {@link NaiveRetention}, over histories and policies made at random. */
class NaiveComparisonTest {
  private static final int CASES = 10_000;

  @Test
  void independentRulesMeanTheSame() {
    Seeds.each(
        CASES,
        seed -> agreesOn(RandomHistory.of(seed), new RandomPolicies(seed).independentText()));
  }

  @Test
  void rulesInSequenceMeanTheSame() {
    Seeds.each(
        CASES, seed -> agreesOn(RandomHistory.of(seed), new RandomPolicies(seed).sequenceText()));
  }

  private static void agreesOn(RandomHistory random, String text) {
    NaiveRetention naive = new NaiveRetention(random.snapshots(), random.now(), random.zone());
    RetentionPolicy policy = RetentionPolicy.parse(text);
    RetentionPlan plan = RetentionPlan.of(policy, random.snapshots(), random.now(), random.zone());

    Map<String, List<String>> explained = named(policy.explain(random.history()));
    assertThat(explained).as("%s on %s", text, random).isEqualTo(naive.explain(text));
    assertThat(names(policy.keep(random.history()))).isEqualTo(explained.keySet());
    assertThat(decided(plan)).as("%s on %s", text, random).isEqualTo(naive.plan(text));
    assertThat(decided(plan.deletingFailed()))
        .as("deleting failed, %s on %s", text, random)
        .isEqualTo(naive.planDeletingFailed(text));
  }

  private static Map<String, List<String>> named(Map<Snapshot, List<String>> explained) {
    Map<String, List<String>> named = new HashMap<>();
    explained.forEach((snapshot, reasons) -> named.put(snapshot.name(), reasons));
    return named;
  }

  private static Set<String> names(Iterable<Snapshot> snapshots) {
    List<Snapshot> list = new ArrayList<>();
    snapshots.forEach(list::add);
    return list.stream().map(Snapshot::name).collect(Collectors.toSet());
  }

  private static Map<String, List<String>> decided(RetentionPlan plan) {
    Map<String, List<String>> decided = new HashMap<>();
    for (Decision decision : plan.decisions()) {
      List<String> words = new ArrayList<>(decision.keeps() ? List.of() : List.of("DELETE"));
      words.addAll(decision.reasons());
      decided.put(decision.snapshot().name(), words);
    }
    return decided;
  }
}
