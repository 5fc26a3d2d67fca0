package io.github.lightsailsnapshot.retention;

import static io.github.lightsailsnapshot.retention.Plans.at;
import static io.github.lightsailsnapshot.retention.Plans.ofSource;
import static io.github.lightsailsnapshot.retention.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import io.github.lightsailsnapshot.retention.RetentionPlan.Verdict;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A policy that answers with something other than snapshots of its history. */
class InvalidAnswerTest {
  private final Snapshot today = at("2026-11-22");
  private final Snapshot foreign = at("2026-11-01");

  private void isRefused(RetentionPolicy policy, String message) {
    assertThatThrownBy(() -> plan(policy, today))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining(message);
  }

  @Test
  void nullIsRefused() {
    isRefused(
        RetentionPolicy.of("mine", history -> null).or(Keep.last(1)),
        "Policy \"mine\" answered null instead of the snapshots to keep");
    isRefused(
        history -> null,
        "Policy \"custom policy\" (RetentionPolicy.of(\"name\", ...) makes one with a name)"
            + " answered null");
  }

  @Test
  void aCollectionWithNullIsRefused() {
    isRefused(
        RetentionPolicy.of("mine", history -> Collections.singletonList(null)),
        "Policy \"mine\" answered with null, which is not in the history");
  }

  @Test
  void aSnapshotThatIsNotInTheHistoryIsRefused() {
    isRefused(
        RetentionPolicy.of("mine", history -> List.of(today, foreign)),
        "Policy \"mine\" answered with " + foreign.name() + ", which is not in the history");
    isRefused(
        RetentionPolicy.of("mine", history -> List.of(ofSource("arn:other", today))),
        "answered with " + today.name());
  }

  @Test
  void aNullExplanationIsRefused() {
    isRefused(new Explaining(null), "answered null instead of an explanation");
  }

  private static RetentionPolicy throwing(Throwable thrown) {
    return RetentionPolicy.of("mine", history -> sneak(thrown));
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> List<Snapshot> sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void aPolicyWithinACombinationIsNamedAlone() {
    RetentionPolicy all = Keep.last(1).or(RetentionPolicy.of("second", names -> null));
    isRefusedAs(
        all.or(Keep.daily(7)),
        "Policy \"second\" answered null instead of the" + " snapshots to keep");
    isRefusedAs(
        Keep.last(1).or(throwing(new AssertionError("no"))).or(Keep.daily(7)),
        "Policy \"mine\" failed: java.lang.AssertionError: no");
    isRefusedAs(
        Keep.last(1).or(RetentionPolicy.of("third", history -> List.of(foreign))),
        "Policy \"third\" answered with " + foreign.name()
            + ", which is not in the history that it was given");
  }

  private void isRefusedAs(RetentionPolicy policy, String message) {
    assertThatThrownBy(() -> plan(policy, today))
        .isInstanceOf(PolicyException.class)
        .hasMessage(message);
  }

  @Test
  void aPolicyBehindAWordIsNamedByTheWord() {
    PolicyParser parser = PolicyParser.standard().with(new RuleProvider() {
      @Override
      public String word() {
        return "payday";
      }

      @Override
      public RetentionPolicy policy(String argument) {
        return history -> null;
      }
    });
    isRefusedAs(
        parser.parse("last=1, payday=25"),
        "Policy \"payday=25\" answered null instead of the snapshots to keep");
  }

  @Test
  void aSnapshotWithoutReasonsIsAcceptedInACombination() {
    Map<Snapshot, List<String>> explained = new HashMap<>();
    explained.put(today, null);
    assertThat(plan(new Explaining(explained).or(Keep.last(1)), today)
            .decisions()
            .get(0)
            .reasons())
        .containsExactly("custom policy", "last 1");
  }

  @Test
  void whatIsNoSnapshotIsRefused() {
    isRefused(RetentionPolicy.of("mine", history -> names(history)), "ClassCastException");
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Collection<Snapshot> names(History history) {
    return (Collection) history.newestFirst().stream().map(Snapshot::name).toList();
  }

  @Test
  void equalCopiesAndRepetitionsAreAccepted() {
    RetentionPolicy copying = history -> List.of(at("2026-11-22"), today, at("2026-11-22"));
    RetentionPlan plan = plan(copying, today, foreign);
    assertThat(plan.kept()).containsExactly(today);
    assertThat(plan.decisions().get(0).reasons()).containsExactly("custom policy");
  }

  @Test
  void aSnapshotThatIsWantedWithoutAReasonIsKept() {
    Map<Snapshot, List<String>> explained = new HashMap<>();
    explained.put(foreign, List.of());
    assertThat(plan(new Explaining(explained), today, foreign).decisions().get(1))
        .isEqualTo(new Decision(foreign, Verdict.KEEP, List.of("custom policy")));
    explained.put(foreign, null);
    assertThat(
            plan(new Explaining(explained), today, foreign).decisions().get(1).keeps())
        .isTrue();
  }

  private record Explaining(Map<Snapshot, List<String>> explanation) implements RetentionPolicy {
    @Override
    public Collection<Snapshot> keep(History history) {
      return history.newestFirst();
    }

    @Override
    public Map<Snapshot, List<String>> explain(History history) {
      return explanation;
    }
  }
}
