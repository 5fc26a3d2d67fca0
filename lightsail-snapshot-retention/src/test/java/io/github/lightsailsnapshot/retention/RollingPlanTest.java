package io.github.lightsailsnapshot.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.testing.RandomHistory;
import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A policy that is applied step by step decides as a plan does at each step. */
class RollingPlanTest {
  private static final int CASES = 500;
  private static final int STEPS = 120;

  @Nested
  class DecidesAsAPlan {
    @Test
    void forIndependentRules() {
      Seeds.each(CASES, seed -> agrees(seed, new RandomPolicies(seed).independentText()));
    }

    @Test
    void forRulesInSequence() {
      Seeds.each(CASES, seed -> agrees(seed, new RandomPolicies(seed).sequenceText()));
    }

    @Test
    void forTwoSequencesAndARotationInOne() {
      Seeds.each(CASES, seed -> {
        RetentionPolicy both = RetentionPolicy.parse(new RandomPolicies(seed).sequenceText())
            .or(RetentionPolicy.parse(new RandomPolicies(seed + 1).sequenceText()))
            .or(Keep.grandfatherFatherSon().sons(2).fathers(2).grandfathers(1));
        agrees(seed, both);
      });
    }

    private static void agrees(long seed, String text) {
      agrees(seed, RetentionPolicy.parse(text));
    }

    private static void agrees(long seed, RetentionPolicy policy) {
      RandomHistory random = RandomHistory.of(seed);
      RollingPlan rolling = RollingPlan.of(policy, random.snapshots(), random.zone());
      assertThat(rolling.isIncremental()).isTrue();
      List<Snapshot> held = random.snapshots();
      for (Snapshot made : new RandomSteps(random).made(STEPS)) {
        List<Snapshot> present = new ArrayList<>(held);
        present.add(made);
        RetentionPlan plan = RetentionPlan.of(policy, present, made.createdAt(), random.zone());
        held = plan.kept();
        assertThat(rolling.step(made))
            .as("%s at %s after %s", policy, made.createdAt(), random)
            .isEqualTo(plan.deletions());
        assertThat(rolling.held()).isEqualTo(held);
        assertThat(rolling.size()).isEqualTo(held.size());
      }
    }
  }

  /** Snapshots that come after, or in between, those of a history, minutes to months apart. */
  private record RandomSteps(RandomHistory history) {
    List<Snapshot> made(int count) {
      Random random = new Random(history.seed());
      Duration usual = List.of(
              Duration.ofMinutes(20), Duration.ofHours(1), Duration.ofHours(9), Duration.ofDays(1))
          .get(random.nextInt(4));
      Instant at = history.now().minus(Duration.ofDays(random.nextInt(60)));
      List<Snapshot> made = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        made.add(Snapshot.available((char) ('a' + i % 26) + "-" + i, source(random), at));
        int pauses = random.nextInt(12) == 0 ? 1 + random.nextInt(80) : 1;
        at = at.plus(usual.multipliedBy(pauses));
      }
      return made;
    }

    private String source(Random random) {
      return random.nextInt(40) == 0 || history.snapshots().isEmpty()
          ? "other"
          : history.snapshots().get(0).source().name();
    }
  }

  @Nested
  class IsFilled {
    @Test
    void whenACountingRuleHasAllItsPeriods() {
      assertThat(firstFilled("daily=7", 30)).isEqualTo(7);
      assertThat(firstFilled("last=3, daily=5", 30)).isEqualTo(5);
    }

    @Test
    void whenAnAgeRuleReachesBackItsWholeSpan() {
      assertThat(firstFilled("within=10d", 30)).isEqualTo(11);
      assertThat(firstFilled("younger-than=10d, tagged=hold", 30)).isEqualTo(11);
      assertThat(firstFilled("weekly-within=2w", 30)).isEqualTo(15);
    }

    @Test
    void whenEachRuleOfASequenceHasItsOwn() {
      assertThat(firstFilled("last=3 then daily=7", 30)).isEqualTo(10);
    }

    @Test
    void neverWithoutALimit() {
      assertThat(firstFilled("all", 30)).isZero();
      assertThat(firstFilled("daily=7, yearly=all", 30)).isZero();
    }

    @Test
    void neverForAFunction() {
      RollingPlan rolling = RollingPlan.of(
          RetentionPolicy.of("all of them", History::newestFirst), List.of(), ZoneOffset.UTC);
      rolling.step(SnapshotSeries.at("2026-01-01T00:00:00Z"));
      assertThat(rolling.isIncremental()).isFalse();
      assertThat(rolling.isFilled()).isFalse();
    }

    /** The number of the first step after which all rules are filled, 0 if there is none. */
    private static int firstFilled(String text, int days) {
      RollingPlan rolling = RollingPlan.of(RetentionPolicy.parse(text), List.of(), ZoneOffset.UTC);
      assertThat(rolling.isFilled()).isFalse();
      List<Snapshot> made = SnapshotSeries.daily(days, "2026-06-30T03:00:00Z");
      for (int day = 1; day <= days; day++) {
        rolling.step(made.get(days - day));
        if (rolling.isFilled()) {
          return day;
        }
      }
      return 0;
    }
  }

  @Nested
  class Functions {
    @Test
    void decideAsInAPlan() {
      RetentionPolicy newerHalf = RetentionPolicy.of(
          "newer half", h -> h.newestFirst().subList(0, (h.newestFirst().size() + 1) / 2));
      RollingPlan rolling = RollingPlan.of(
          newerHalf, SnapshotSeries.daily(4, "2026-01-04T00:00:00Z"), ZoneOffset.UTC);
      assertThat(rolling.step(SnapshotSeries.at("2026-01-05T00:00:00Z")))
          .extracting(Snapshot::name)
          .containsExactly("2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z");
      assertThat(rolling.held()).hasSize(rolling.size()).hasSize(3);
    }

    @Test
    void mayFailAsInAPlan() {
      RollingPlan rolling = RollingPlan.of(
          RetentionPolicy.of("broken", h -> List.of(SnapshotSeries.at("2000-01-01T00:00:00Z"))),
          List.of(),
          ZoneOffset.UTC);
      assertThatThrownBy(() -> rolling.step(SnapshotSeries.at("2026-01-05T00:00:00Z")))
          .isInstanceOf(PolicyException.class)
          .hasMessageContaining("broken");
    }
  }

  @Nested
  class Rejects {
    private final RollingPlan rolling =
        RollingPlan.of(Keep.all(), SnapshotSeries.of("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private final Snapshot made = SnapshotSeries.at("2026-01-02T00:00:00Z");

    @Test
    void aStepThatDoesNotGoForward() {
      rolling.step(made);
      assertThatThrownBy(() -> rolling.step(Snapshot.available("x", "web-1", made.createdAt())))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is not after 2026-01-02T00:00:00Z");
    }

    @Test
    void aNameThatIsTaken() {
      assertThatThrownBy(() ->
              rolling.step(Snapshot.available("2026-01-01T00:00:00Z", "web-1", made.createdAt())))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is given twice");
    }

    @Test
    void aSnapshotThatIsNoRecoveryPoint() {
      assertThatThrownBy(() -> rolling.step(made.withState(Snapshot.State.ERROR)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("A step makes an available snapshot");
      assertThatThrownBy(() -> rolling.step(made.asCopyOfAutomatic()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
