package io.github.lightsailsnapshot.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepTest {

  @Nested
  class CountingRules {
    @Test
    void keepTheNewestOfEachPeriodThatHasOne() {
      List<Snapshot> snapshots = SnapshotSeries.of(
          "2026-11-22T18:00:00Z",
          "2026-11-22T06:00:00Z",
          "2026-11-19T18:00:00Z",
          "2026-11-19T06:00:00Z",
          "2026-11-02T18:00:00Z");
      assertThat(names(Keep.daily(2), snapshots))
          .containsExactly("2026-11-22T18:00:00Z", "2026-11-19T18:00:00Z");
    }

    @Test
    void keepTheOldestWhileTheyHaveSlotsLeft() {
      List<Snapshot> snapshots = SnapshotSeries.hourly(5, "2026-11-22T18:00:00Z");
      assertThat(explained(Keep.daily(2), snapshots))
          .isEqualTo(Map.of(
              "2026-11-22T18:00:00Z", List.of("daily 2"),
              "2026-11-22T14:00:00Z", List.of("daily 2 (oldest)")));
      assertThat(names(Keep.daily(1), snapshots)).containsExactly("2026-11-22T18:00:00Z");
    }

    @Test
    void countADayOfAClockChangeAndAnHourThatComesTwiceOnce() {
      ZoneId london = ZoneId.of("Europe/London");
      List<Snapshot> autumn = SnapshotSeries.hourly(27, "2026-10-26T00:30:00Z");
      assertThat(names(Keep.daily(2), autumn, london))
          .containsExactly("2026-10-26T00:30:00Z", "2026-10-25T23:30:00Z");
      List<Snapshot> twice = SnapshotSeries.hourly(3, "2026-10-25T02:30:00Z");
      assertThat(names(Keep.hourly(2), twice, london))
          .containsExactly("2026-10-25T02:30:00Z", "2026-10-25T01:30:00Z");
    }

    @Test
    void countWeeksFromMondayAcrossTheYearsEnd() {
      List<Snapshot> snapshots = SnapshotSeries.daily(8, "2021-01-04T03:00:00Z");
      assertThat(names(Keep.weekly(2), snapshots))
          .containsExactly("2021-01-04T03:00:00Z", "2021-01-03T03:00:00Z");
    }

    @Test
    void countQuartersFromJanuary() {
      List<Snapshot> snapshots = SnapshotSeries.daily(400, "2026-05-01T03:00:00Z");
      assertThat(names(Keep.quarterly(4), snapshots))
          .containsExactly(
              "2026-05-01T03:00:00Z",
              "2026-03-31T03:00:00Z",
              "2025-12-31T03:00:00Z",
              "2025-09-30T03:00:00Z");
    }

    @Test
    void keepOneOfEveryPeriodIfAllAreWanted() {
      List<Snapshot> snapshots = SnapshotSeries.daily(800, "2026-05-01T03:00:00Z");
      assertThat(explained(Keep.yearly(Keep.ALL), snapshots))
          .isEqualTo(Map.of(
              "2026-05-01T03:00:00Z", List.of("yearly all"),
              "2025-12-31T03:00:00Z", List.of("yearly all"),
              "2024-12-31T03:00:00Z", List.of("yearly all"),
              "2024-02-22T03:00:00Z", List.of("yearly all (oldest)")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void needANumberOfAtLeastOne(int tooFew) {
      Map<String, IntFunction<CountingRule>> rules = Map.of(
          "last", Keep::last,
          "hourly", Keep::hourly,
          "daily", Keep::daily,
          "weekly", Keep::weekly,
          "monthly", Keep::monthly,
          "quarterly", Keep::quarterly,
          "yearly", Keep::yearly);
      rules.forEach((word, rule) -> assertThatThrownBy(() -> rule.apply(tooFew))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              word + "=" + tooFew + ": the number must be at least 1, or Keep.ALL for no limit"));
    }
  }

  @Nested
  class AgeRules {
    private final List<Snapshot> snapshots = SnapshotSeries.daily(60, "2026-03-31T03:00:00Z");

    @Test
    void measureBackFromTheNewestAndLeaveTheBoundOut() {
      assertThat(names(Keep.within(Period.ofDays(2)), snapshots))
          .containsExactly("2026-03-31T03:00:00Z", "2026-03-30T03:00:00Z");
      assertThat(names(Keep.within(Duration.ofDays(2).plusNanos(1)), snapshots)).hasSize(3);
    }

    @Test
    void takeTheLastDayOfAMonthThatHasNoSuchDay() {
      assertThat(names(Keep.within(Period.ofMonths(1)), snapshots))
          .hasSize(31)
          .contains("2026-03-01T03:00:00Z");
    }

    @Test
    void keepOneOfEachPeriodAsFarAsTheyReach() {
      assertThat(names(Keep.weeklyWithin(Period.ofDays(14)), snapshots))
          .containsExactly("2026-03-31T03:00:00Z", "2026-03-29T03:00:00Z", "2026-03-22T03:00:00Z");
      assertThat(names(Keep.monthlyWithin(Period.ofMonths(2)), snapshots))
          .containsExactly("2026-03-31T03:00:00Z", "2026-02-28T03:00:00Z");
    }

    @Test
    void keepTheOldestTooIfItIsYoungEnough() {
      assertThat(explained(Keep.monthlyWithin(Period.ofMonths(6)), snapshots))
          .containsEntry("2026-01-31T03:00:00Z", List.of("monthly within 6 months"))
          .hasSize(3);
      assertThat(explained(Keep.yearlyWithin(Period.ofMonths(6)), snapshots))
          .containsEntry("2026-01-31T03:00:00Z", List.of("yearly within 6 months (oldest)"))
          .hasSize(2);
      assertThat(explained(Keep.yearlyWithin(Period.ofDays(59)), snapshots)).hasSize(1);
    }

    @Test
    void measureFromNowOnlyIfTheySaySo() {
      Instant later = Instant.parse("2026-04-30T03:00:00Z");
      History stopped = History.of(snapshots, later, ZoneOffset.UTC);
      assertThat(Keep.youngerThan(Period.ofDays(31)).explain(stopped).values())
          .containsExactly(List.of("younger than 31 days"));
      assertThat(Keep.youngerThan(Duration.ofDays(30)).keep(stopped)).isEmpty();
      assertThat(Keep.within(Period.ofDays(30)).keep(stopped)).hasSize(30);
    }

    @Test
    void takeTheFirstComingOfAnHourThatComesTwice() {
      ZoneId london = ZoneId.of("Europe/London");
      List<Snapshot> autumn =
          SnapshotSeries.every(Duration.ofMinutes(30), 9, "2026-10-25T01:30:00Z");
      assertThat(names(Keep.within(Duration.ofHours(1)), autumn, london))
          .containsExactly(
              "2026-10-25T01:30:00Z",
              "2026-10-25T01:00:00Z",
              "2026-10-25T00:30:00Z",
              "2026-10-25T00:00:00Z");
    }

    @Test
    void needALengthOfTime() {
      List<Function<Period, RetentionPolicy>> ofPeriods = List.of(
          Keep::within,
          Keep::hourlyWithin,
          Keep::dailyWithin,
          Keep::weeklyWithin,
          Keep::monthlyWithin,
          Keep::quarterlyWithin,
          Keep::yearlyWithin,
          Keep::youngerThan);
      for (Function<Period, RetentionPolicy> rule : ofPeriods) {
        refuses(rule, Period.ZERO, "more than nothing");
        refuses(rule, Period.ofYears(-1), "cannot be negative: -1y");
        refuses(rule, Period.of(1, -1, 0), "cannot be negative: 1y-1m");
        refuses(rule, Period.of(0, 1, -1), "cannot be negative: 1m-1d");
        assertThatThrownBy(() -> rule.apply(null)).hasMessage("span");
      }
      List<Function<Duration, RetentionPolicy>> ofDurations =
          List.of(Keep::within, Keep::hourlyWithin, Keep::youngerThan);
      for (Function<Duration, RetentionPolicy> rule : ofDurations) {
        refuses(rule, Duration.ZERO, "more than nothing");
        refuses(rule, Duration.ofHours(-1), "cannot be negative: -1h");
        assertThatThrownBy(() -> rule.apply(null)).hasMessage("span");
      }
    }

    private static <T> void refuses(Function<T, RetentionPolicy> rule, T span, String why) {
      assertThatThrownBy(() -> rule.apply(span))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(why);
    }
  }

  @Nested
  class Sequences {
    private final List<Snapshot> daily = SnapshotSeries.daily(60, "2026-03-01T03:00:00Z");

    @Test
    void reachFurtherBackThanIndependentRules() {
      assertThat(names(Keep.last(3).or(Keep.daily(7)), daily)).hasSize(7);
      assertThat(names(Keep.inOrder(Keep.last(3), Keep.daily(7)), daily)).hasSize(10);
    }

    @Test
    void canGiveUpMoreForALargerNumber() {
      List<Snapshot> untilSunday = SnapshotSeries.daily(60, "2026-11-08T03:00:00Z");
      assertThat(names(Keep.inOrder(Keep.weekly(1), Keep.monthly(1)), untilSunday))
          .containsExactly("2026-11-08T03:00:00Z", "2026-10-31T03:00:00Z");
      assertThat(names(Keep.inOrder(Keep.weekly(2), Keep.monthly(1)), untilSunday))
          .containsExactly("2026-11-08T03:00:00Z", "2026-11-01T03:00:00Z", "2026-10-25T03:00:00Z");
    }

    @Test
    void giveUpForGoodWhatIsOfAPeriodThatTheyServed() {
      List<Snapshot> hourly = SnapshotSeries.hourly(4, "2026-03-01T03:00:00Z");
      assertThat(explained(Keep.inOrder(Keep.daily(1), Keep.hourly(4)), hourly))
          .isEqualTo(Map.of("2026-03-01T03:00:00Z", List.of("daily 1")));
    }

    @Test
    void leaveOpenWhatIsOfACoveredPeriod() {
      List<Snapshot> hourly = SnapshotSeries.hourly(4, "2026-03-01T03:00:00Z");
      assertThat(explained(Keep.inOrder(Keep.last(1), Keep.daily(1), Keep.hourly(2)), hourly))
          .isEqualTo(Map.of(
              "2026-03-01T03:00:00Z", List.of("last 1"),
              "2026-03-01T02:00:00Z", List.of("hourly 2"),
              "2026-03-01T01:00:00Z", List.of("hourly 2")));
    }

    @Test
    void doNotKeepTheOldest() {
      assertThat(names(Keep.inOrder(Keep.monthly(5), Keep.yearly(5)), daily))
          .doesNotContain("2026-01-01T03:00:00Z")
          .hasSize(3);
    }

    @Test
    void needTheirRules() {
      assertThatThrownBy(() -> Keep.inOrder(null, Keep.last(1)))
          .isInstanceOf(NullPointerException.class);
      assertThatThrownBy(() -> Keep.inOrder(Keep.last(1), Keep.last(2), Keep.last(3), null))
          .isInstanceOf(NullPointerException.class);
    }
  }

  @Nested
  class Rotation {
    private final GrandfatherFatherSon rotation =
        Keep.grandfatherFatherSon().sons(7).fathers(5).grandfathers(12);

    @Test
    void isOfDaysWeeksAndMonths() {
      assertThat(rotation).hasToString("daily=7, weekly=5, monthly=12");
      sameAs(rotation, Keep.daily(7).or(Keep.weekly(5)).or(Keep.monthly(12)));
    }

    @Test
    void mayHaveYears() {
      assertThat(rotation.greatGrandfathers(10))
          .hasToString("daily=7, weekly=5, monthly=12, yearly=10");
      sameAs(rotation.greatGrandfathers(10), rotation.or(Keep.yearly(10)));
      assertThat(rotation.greatGrandfathers(10).greatGrandfathers(2))
          .hasToString("daily=7, weekly=5, monthly=12, yearly=2");
    }

    @Test
    void mayStandInASequence() {
      assertThat(rotation.inOrder())
          .isEqualTo(Keep.inOrder(Keep.daily(7), Keep.weekly(5), Keep.monthly(12)))
          .hasToString("daily=7 then weekly=5 then monthly=12");
      assertThat(rotation.greatGrandfathers(3).inOrder())
          .hasToString("daily=7 then weekly=5 then monthly=12 then yearly=3");
    }

    @Test
    void isEqualToOneOfTheSameNumbers() {
      GrandfatherFatherSon same = Keep.grandfatherFatherSon().sons(7).fathers(5).grandfathers(12);
      assertThat(rotation).isEqualTo(same).hasSameHashCodeAs(same);
      RetentionPolicy parsed = RetentionPolicy.parse(rotation.toString());
      assertThat(rotation).isEqualTo(parsed).hasSameHashCodeAs(parsed);
      assertThat(parsed).isEqualTo(rotation);
      assertThat(rotation).isNotEqualTo(rotation.greatGrandfathers(1)).isNotEqualTo("daily=7");
    }

    @Test
    void needsNumbersOfAtLeastOne() {
      assertThatThrownBy(() -> Keep.grandfatherFatherSon().sons(7).fathers(0).grandfathers(1))
          .hasMessageStartingWith("weekly=0");
      assertThatThrownBy(() -> rotation.greatGrandfathers(0)).hasMessageStartingWith("yearly=0");
    }

    private static void sameAs(RetentionPolicy policy, RetentionPolicy other) {
      List<Snapshot> snapshots = SnapshotSeries.daily(900, "2026-03-01T03:00:00Z");
      assertThat(explained(policy, snapshots))
          .isEqualTo(explained(other, snapshots))
          .isNotEmpty();
      assertThat(names(policy, snapshots)).isEqualTo(names(other, snapshots));
    }
  }

  @Nested
  class OtherRules {
    private final Snapshot held =
        SnapshotSeries.at("2026-03-01T03:00:00Z").withTags(Map.of("hold", "yes", "env", ""));
    private final Snapshot free = SnapshotSeries.at("2026-03-02T03:00:00Z");

    @Test
    void keepWhatBearsATag() {
      assertThat(names(Keep.tagged("hold"), List.of(held, free))).containsExactly(held.name());
      assertThat(names(Keep.tagged("hold", "yes"), List.of(held, free)))
          .containsExactly(held.name());
      assertThat(names(Keep.tagged("hold", "no"), List.of(held, free))).isEmpty();
      assertThat(names(Keep.tagged("env", ""), List.of(held, free))).containsExactly(held.name());
      assertThat(names(Keep.tagged("Hold"), List.of(held, free))).isEmpty();
      assertThat(explained(Keep.tagged("hold", "yes").or(Keep.tagged("env")), List.of(held)))
          .isEqualTo(Map.of(held.name(), List.of("tagged hold:yes", "tagged env")));
    }

    @Test
    void takeNoColonForPartOfATagsKey() {
      assertThatThrownBy(() -> Keep.tagged("hold:yes"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("tagged(\"hold:yes\") asks for a key with a colon in it;"
              + " a key and its value are tagged(\"hold\", \"yes\")");
      assertThatThrownBy(() -> Keep.tagged(":yes")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void printNoTextThatMeansAnotherTag() {
      for (RetentionPolicy policy : List.of(
          Keep.tagged("aws:stack", "a"),
          Keep.tagged("a,all"),
          Keep.tagged("a", "b, daily=7"),
          Keep.tagged("a then last=1"),
          Keep.tagged("hold last=1"),
          Keep.tagged(" hold"),
          Keep.tagged("hold", "yes "),
          Keep.tagged("ho\u0000ld"))) {
        assertThat(policy.toString()).startsWith("tagged(\"");
        assertThatThrownBy(() -> RetentionPolicy.parse(policy.toString()))
            .isInstanceOf(IllegalArgumentException.class);
      }
      assertThat(Keep.tagged("aws:stack", "a")).hasToString("tagged(\"aws:stack\", \"a\")");
      assertThat(RetentionPolicy.parse("tagged=a:b:c")).isEqualTo(Keep.tagged("a", "b:c"));
    }

    @Test
    void printNoNameThatMeansARule() {
      for (String name : List.of("last=1, all", "all", "Keep-All", "newest, or so", "last=1")) {
        RetentionPolicy policy = RetentionPolicy.of(name, History::newestFirst);
        assertThat(policy).hasToString("\"" + name + "\"");
        assertThatThrownBy(() -> RetentionPolicy.parse(policy.or(Keep.last(1)).toString()))
            .isInstanceOf(IllegalArgumentException.class);
        assertThat(explained(policy, List.of(free))).isEqualTo(Map.of(free.name(), List.of(name)));
      }
    }

    @Test
    void needATagToLookFor() {
      assertThatThrownBy(() -> Keep.tagged(null)).hasMessage("key");
      assertThatThrownBy(() -> Keep.tagged(null, "yes")).hasMessage("key");
      for (String nothing : List.of("", " ")) {
        assertThatThrownBy(() -> Keep.tagged(nothing))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("A tag needs a key");
      }
      assertThatThrownBy(() -> Keep.tagged("hold", null)).hasMessage("value");
    }

    @Test
    void keepWhatATestHoldsForInTheZone() {
      RetentionPolicy midnight = Keep.matching("midnight", (snapshot, time) -> time.getHour() == 0);
      List<Snapshot> hourly = SnapshotSeries.hourly(24, "2026-03-01T23:00:00Z");
      assertThat(explained(midnight, hourly))
          .isEqualTo(Map.of("2026-03-01T00:00:00Z", List.of("midnight")));
      assertThat(names(midnight, hourly, ZoneId.of("America/New_York")))
          .containsExactly("2026-03-01T05:00:00Z");
      assertThat(midnight).hasToString("midnight");
      assertThatThrownBy(() -> Keep.matching("name", null)).hasMessage("test");
    }

    @Test
    void keepEverything() {
      assertThat(explained(Keep.all(), List.of(held, free)))
          .isEqualTo(Map.of(held.name(), List.of("all"), free.name(), List.of("all")));
    }

    @Test
    void needANameAndAFunction() {
      assertThatThrownBy(() -> RetentionPolicy.of(null, History::newestFirst)).hasMessage("name");
      for (String nothing : List.of("", " ")) {
        assertThatThrownBy(() -> RetentionPolicy.of(nothing, History::newestFirst))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("A policy needs a name");
      }
      assertThatThrownBy(() -> RetentionPolicy.of("mine", null))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("keep");
    }

    @Test
    void combineWithAPolicyOnly() {
      assertThatThrownBy(() -> Keep.last(1).or(null))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("other");
    }

    @Test
    void areTheSameOnceOrTwice() {
      assertThat(Keep.last(1).or(Keep.last(1))).isEqualTo(Keep.last(1));
      assertThat(explained(Keep.last(1).or(Keep.all()).or(Keep.last(1)), List.of(free)))
          .isEqualTo(Map.of(free.name(), List.of("last 1", "all")));
    }

    @Test
    void listTheirReasonsInTheOrderInWhichTheyWereGiven() {
      RetentionPolicy policy = Keep.weekly(1).or(Keep.last(1).or(Keep.daily(1))).or(Keep.all());
      assertThat(explained(policy, List.of(free)))
          .isEqualTo(Map.of(free.name(), List.of("weekly 1", "last 1", "daily 1", "all")));
      assertThat(policy).hasToString("weekly=1, last=1, daily=1, all");
    }
  }

  @Test
  void everyRuleAnswersAnEmptyHistory() {
    History empty = History.of(List.of(), Instant.EPOCH, ZoneOffset.UTC);
    Stream.of(
            Keep.last(1),
            Keep.all(),
            Keep.within(Period.ofDays(1)),
            Keep.dailyWithin(Period.ofDays(1)),
            Keep.youngerThan(Period.ofDays(1)),
            Keep.tagged("hold"),
            Keep.inOrder(Keep.last(1), Keep.daily(1)),
            Keep.grandfatherFatherSon().sons(1).fathers(1).grandfathers(1))
        .forEach(policy -> {
          assertThat(policy.keep(empty)).isEmpty();
          assertThat(policy.explain(empty)).isEmpty();
        });
  }

  private static List<String> names(RetentionPolicy policy, List<Snapshot> snapshots) {
    return names(policy, snapshots, ZoneOffset.UTC);
  }

  private static List<String> names(RetentionPolicy policy, List<Snapshot> snapshots, ZoneId zone) {
    History history = History.of(snapshots, Instant.MAX, zone);
    Collection<Snapshot> answer = policy.keep(history);
    Set<Snapshot> kept = new HashSet<>(answer);
    return history.newestFirst().stream()
        .filter(kept::contains)
        .map(Snapshot::name)
        .toList();
  }

  private static Map<String, List<String>> explained(
      RetentionPolicy policy, List<Snapshot> snapshots) {
    History history = History.of(snapshots, Instant.MAX, ZoneOffset.UTC);
    return policy.explain(history).entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
  }

  @Test
  void aTestThatReturnsNoBooleanIsToldSo() {
    @SuppressWarnings("unchecked")
    BiPredicate<Snapshot, ZonedDateTime> proxy =
        (BiPredicate<Snapshot, ZonedDateTime>) Proxy.newProxyInstance(
            KeepTest.class.getClassLoader(),
            new Class<?>[] {BiPredicate.class},
            (self, method, arguments) -> null);
    Map<String, Boolean> none = Map.of();
    for (BiPredicate<Snapshot, ZonedDateTime> test : List.<BiPredicate<Snapshot, ZonedDateTime>>of(
        proxy, (snapshot, time) -> none.get(snapshot.name()))) {
      assertThatThrownBy(() -> explained(Keep.matching("held", test)))
          .isInstanceOf(PolicyException.class)
          .hasMessage("Policy \"held\" failed: java.lang.IllegalStateException:"
              + " The test must return a boolean; for 2026-11-22T03:00:00Z it returned null");
    }
    NullPointerException another = new NullPointerException("another");
    assertThatThrownBy(() -> explained(Keep.matching("held", (snapshot, time) -> {
          throw another;
        })))
        .hasCause(another);
  }

  private static RetentionPlan explained(RetentionPolicy policy) {
    Instant now = Instant.parse("2026-11-22T03:00:00Z");
    return RetentionPlan.of(
        policy, SnapshotSeries.daily(2, "2026-11-22T03:00:00Z"), now, ZoneOffset.UTC);
  }
}
