package io.github.lightsailsnapshot.retention;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import io.github.lightsailsnapshot.retention.testing.RandomHistory;
import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The laws of retention, each over random histories and random policies. */
class LawsTest {
  private static final int HISTORIES = 1_000;

  @Nested
  class KeptAndDeletedAreAPartition {
    @Test
    void ofTheInput() {
      Seeds.each(HISTORIES, seed -> {
        RandomHistory random = RandomHistory.of(seed);
        RetentionPlan plan = plan(any(seed), random);
        List<Snapshot> all = new ArrayList<>(plan.kept());
        all.addAll(plan.deletions());
        all.sort(Snapshot.NEWEST_FIRST);
        List<Snapshot> input = new ArrayList<>(random.snapshots());
        input.sort(Snapshot.NEWEST_FIRST);
        assertThat(all).isEqualTo(input);
        assertThat(plan.decisions().stream().map(Decision::snapshot)).isEqualTo(input);
      });
    }

    @Test
    void whateverItsOrder() {
      Seeds.each(HISTORIES, seed -> {
        RandomHistory random = RandomHistory.of(seed);
        List<Snapshot> shuffled = new ArrayList<>(random.snapshots());
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(RetentionPlan.of(any(seed), shuffled, random.now(), random.zone())
                .decisions())
            .isEqualTo(plan(any(seed), random).decisions());
      });
    }
  }

  @Nested
  class PruningTwiceChangesNothing {
    @Test
    void forPolicies() {
      Seeds.each(HISTORIES, seed -> {
        RandomHistory random = RandomHistory.of(seed);
        Set<Snapshot> kept = keep(any(seed), random.history());
        assertThat(keep(any(seed), History.of(kept, random.now(), random.zone())))
            .isEqualTo(kept);
      });
    }

    @Test
    void forPlans() {
      Seeds.each(HISTORIES, seed -> {
        RandomHistory random = RandomHistory.of(seed);
        List<Snapshot> kept = plan(any(seed), random).kept();
        assertThat(
                RetentionPlan.of(any(seed), kept, random.now(), random.zone()).kept())
            .isEqualTo(kept);
      });
    }
  }

  @Nested
  class Or {
    @Test
    void keepsTheUnion() {
      Seeds.each(HISTORIES, seed -> {
        History history = RandomHistory.of(seed).history();
        Set<Snapshot> union = keep(any(seed), history);
        union.addAll(keep(any(seed + 1), history));
        assertThat(keep(any(seed).or(any(seed + 1)), history)).isEqualTo(union);
      });
    }

    @Test
    void isCommutativeAndAssociative() {
      Seeds.each(HISTORIES, seed -> {
        History history = RandomHistory.of(seed).history();
        RetentionPolicy a = any(seed);
        RetentionPolicy b = any(seed + 1);
        RetentionPolicy c = any(seed + 2);
        assertThat(keep(a.or(b), history)).isEqualTo(keep(b.or(a), history));
        assertThat(keep(a.or(b).or(c), history)).isEqualTo(keep(a.or(b.or(c)), history));
      });
    }
  }

  @Nested
  class MoreNeverKeepsLess {
    @Test
    void byALargerNumber() {
      Seeds.each(HISTORIES, seed -> {
        RandomHistory random = RandomHistory.of(seed);
        String few = new RandomPolicies(seed).countingText();
        String more = withALargerNumber(few, new Random(seed));
        keepsAtLeast(RetentionPolicy.parse(few), RetentionPolicy.parse(more), random);
      });
    }

    @Test
    void byAnotherRule() {
      Seeds.each(HISTORIES, seed -> {
        RetentionPolicy fewer = RandomPolicies.independent(seed);
        RetentionPolicy more = fewer.or(RandomPolicies.independent(seed + 1));
        keepsAtLeast(fewer, more, RandomHistory.of(seed));
      });
    }

    private static void keepsAtLeast(
        RetentionPolicy few, RetentionPolicy more, RandomHistory random) {
      assertThat(keep(more, random.history()))
          .as("%s after %s", more, few)
          .containsAll(keep(few, random.history()));
      assertThat(plan(more, random).kept()).containsAll(plan(few, random).kept());
    }

    private static String withALargerNumber(String text, Random random) {
      Matcher number = Pattern.compile("=[0-9]+").matcher(text);
      return number.replaceFirst(found -> {
        int n = Integer.parseInt(found.group().substring(1));
        return "=" + (random.nextInt(4) == 0 ? "all" : n + 1 + random.nextInt(5));
      });
    }
  }

  @Nested
  class WeeksAreAlike {
    private static final Pattern WORDS_OF_WEEKS = Pattern.compile("(last|hourly|daily|weekly)=.*");

    @Test
    void shiftingTheHistoryByWeeksShiftsTheAnswer() {
      Seeds.each(HISTORIES, seed -> {
        RandomHistory random = RandomHistory.of(seed);
        Duration weeks = Duration.ofDays(7L * (new Random(seed).nextInt(2_000) - 1_000));
        RetentionPolicy policy = RetentionPolicy.parse(textOfWeeks(seed));
        RetentionPlan plan =
            RetentionPlan.of(policy, random.snapshots(), random.now(), ZoneOffset.UTC);
        RetentionPlan shifted = RetentionPlan.of(
            policy, shifted(random, weeks), random.now().plus(weeks), ZoneOffset.UTC);
        assertThat(decided(shifted)).as(policy.toString()).isEqualTo(decided(plan));
      });
    }

    private static String textOfWeeks(long seed) {
      RandomPolicies policies = new RandomPolicies(seed);
      List<String> rules = Collections.nCopies(7, "").stream()
          .map(any -> policies.counting())
          .filter(rule -> WORDS_OF_WEEKS.matcher(rule).matches())
          .toList();
      int count = 1 + (int) (seed % 4);
      return String.join(seed % 3 == 0 ? " then " : ", ", rules.subList(0, count));
    }

    private static List<Snapshot> shifted(RandomHistory random, Duration by) {
      return random.snapshots().stream().map(snapshot -> shifted(snapshot, by)).toList();
    }

    private static Snapshot shifted(Snapshot snapshot, Duration by) {
      return new Snapshot(
          snapshot.name(),
          SourceRef.of(snapshot.source().name()).withId(snapshot.source().id()),
          snapshot.createdAt().plus(by),
          snapshot.state(),
          snapshot.sizeGb(),
          snapshot.tags(),
          snapshot.fromAutomatic());
    }

    private static List<String> decided(RetentionPlan plan) {
      return plan.decisions().stream()
          .map(decision -> decision.snapshot().name() + decision.verdict() + decision.reasons())
          .toList();
    }
  }

  @Nested
  class NoTierStarves {
    @Test
    void decidingAfterEachSnapshotLeavesWhatOneDecisionWould() {
      Seeds.each(HISTORIES, seed -> {
        RandomHistory random = RandomHistory.of(seed);
        RetentionPolicy policy = RetentionPolicy.parse(new RandomPolicies(seed).countingText());
        List<Snapshot> oldestFirst = new ArrayList<>(random.history().newestFirst());
        Collections.reverse(oldestFirst);
        neverStarves(policy, oldestFirst, random);
      });
    }

    @Test
    void decidingForFourYearsLeavesWhatOneDecisionWould() {
      List<Snapshot> oldestFirst =
          new ArrayList<>(SnapshotSeries.every(Duration.ofHours(6), 5_844, "2029-01-01T02:30:00Z"));
      Collections.reverse(oldestFirst);
      ZoneId zone = ZoneId.of("America/New_York");
      for (String text : List.of(
          "last=10, hourly=48, daily=30, weekly=12, monthly=24, yearly=10",
          "daily=7, quarterly=3",
          "last=1, weekly=all")) {
        RetentionPolicy policy = RetentionPolicy.parse(text);
        List<Snapshot> left = List.of();
        for (Snapshot next : oldestFirst) {
          List<Snapshot> present = new ArrayList<>(left);
          present.add(next);
          left = RetentionPlan.of(policy, present, next.createdAt(), zone).kept();
        }
        assertThat(recoveryPoints(policy, History.of(left, Instant.MAX, zone)))
            .as(text)
            .isEqualTo(recoveryPoints(policy, History.of(oldestFirst, Instant.MAX, zone)));
      }
    }

    private static void neverStarves(
        RetentionPolicy policy, List<Snapshot> oldestFirst, RandomHistory random) {
      List<Snapshot> left = new ArrayList<>();
      for (int i = 0; i < oldestFirst.size(); i++) {
        left.add(oldestFirst.get(i));
        Instant now = oldestFirst.get(i).createdAt();
        left =
            new ArrayList<>(RetentionPlan.of(policy, left, now, random.zone()).kept());
        History pruned = History.of(left, now, random.zone());
        History whole = History.of(oldestFirst.subList(0, i + 1), now, random.zone());
        assertThat(recoveryPoints(policy, pruned))
            .as("%s on %s", policy, random)
            .isEqualTo(recoveryPoints(policy, whole));
      }
    }

    /** What is kept, by rule, the oldest ones aside. */
    private static Set<String> recoveryPoints(RetentionPolicy policy, History history) {
      Set<String> points = new HashSet<>();
      for (Map.Entry<Snapshot, List<String>> kept : policy.explain(history).entrySet()) {
        kept.getValue().stream()
            .filter(reason -> !reason.endsWith("(oldest)"))
            .forEach(reason -> points.add(reason + " " + kept.getKey().name()));
      }
      return points;
    }
  }

  @Nested
  class Text {
    @Test
    void isReadBackAsTheSamePolicy() {
      Seeds.each(HISTORIES, seed -> {
        for (String text : texts(seed)) {
          RetentionPolicy policy = RetentionPolicy.parse(text);
          RetentionPolicy readBack = RetentionPolicy.parse(policy.toString());
          assertThat(policy.toString()).isEqualTo(text);
          assertThat(readBack).isEqualTo(policy).hasSameHashCodeAs(policy);
        }
      });
    }
  }

  private static List<String> texts(long seed) {
    return List.of(
        new RandomPolicies(seed).independentText(), new RandomPolicies(seed).sequenceText());
  }

  private static RetentionPolicy any(long seed) {
    return RetentionPolicy.parse(texts(seed).get((int) (seed % 2)));
  }

  private static RetentionPlan plan(RetentionPolicy policy, RandomHistory random) {
    return RetentionPlan.of(policy, random.snapshots(), random.now(), random.zone());
  }

  private static Set<Snapshot> keep(RetentionPolicy policy, History history) {
    Collection<Snapshot> kept = policy.keep(history);
    return kept.stream().collect(toSet());
  }
}
