package io.github.lightsailsnapshot.retention;

import static io.github.lightsailsnapshot.retention.Kept.explained;
import static io.github.lightsailsnapshot.retention.Kept.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules for everything and for tests of a host, and rules that are combined. */
class KeepTest {
  private final Snapshot held =
      SnapshotSeries.at("2026-03-01T03:00:00Z").withTags(Map.of("hold", "yes", "env", ""));
  private final Snapshot free = SnapshotSeries.at("2026-03-02T03:00:00Z");

  @Test
  void aNameThatReadsLikeARuleIsNotWrittenAsOne() {
    for (String name : List.of("last=1, all", "all", "Keep-All", "newest, or so", "last=1")) {
      RetentionPolicy policy = RetentionPolicy.of(name, History::newestFirst);
      assertThat(policy).hasToString("\"" + name + "\"");
      assertThatThrownBy(() -> RetentionPolicy.parse(policy.or(Keep.last(1)).toString()))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(explained(policy, List.of(free))).isEqualTo(Map.of(free.name(), List.of(name)));
    }
  }

  @Test
  void matchingKeepsWhatItsTestAcceptsInTheZone() {
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
  void allKeepsEverything() {
    assertThat(explained(Keep.all(), List.of(held, free)))
        .isEqualTo(Map.of(held.name(), List.of("all"), free.name(), List.of("all")));
  }

  @Test
  void aPolicyNeedsANameAndAFunction() {
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
  void aCombinationNeedsAPolicy() {
    assertThatThrownBy(() -> Keep.last(1).or(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("other");
  }

  @Test
  void aRuleThatIsGivenTwiceCountsOnce() {
    assertThat(Keep.last(1).or(Keep.last(1))).isEqualTo(Keep.last(1));
    assertThat(explained(Keep.last(1).or(Keep.all()).or(Keep.last(1)), List.of(free)))
        .isEqualTo(Map.of(free.name(), List.of("last 1", "all")));
  }

  @Test
  void reasonsAreInTheOrderOfTheRules() {
    RetentionPolicy policy = Keep.weekly(1).or(Keep.last(1).or(Keep.daily(1))).or(Keep.all());
    assertThat(explained(policy, List.of(free)))
        .isEqualTo(Map.of(free.name(), List.of("weekly 1", "last 1", "daily 1", "all")));
    assertThat(policy).hasToString("weekly=1, last=1, daily=1, all");
  }

  @Test
  void everyRuleAcceptsAnEmptyHistory() {
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

  @Test
  void aTestThatReturnsNoBooleanIsRefused() {
    @SuppressWarnings("unchecked")
    BiPredicate<Snapshot, ZonedDateTime> proxy =
        (BiPredicate<Snapshot, ZonedDateTime>) Proxy.newProxyInstance(
            KeepTest.class.getClassLoader(),
            new Class<?>[] {BiPredicate.class},
            (self, method, arguments) -> null);
    Map<String, Boolean> none = Map.of();
    for (BiPredicate<Snapshot, ZonedDateTime> test : List.<BiPredicate<Snapshot, ZonedDateTime>>of(
        proxy, (snapshot, time) -> none.get(snapshot.name()))) {
      assertThatThrownBy(() -> planned(Keep.matching("held", test)))
          .isInstanceOf(PolicyException.class)
          .hasMessage("Policy \"held\" failed: java.lang.IllegalStateException:"
              + " The test must return a boolean; for 2026-11-22T03:00:00Z it returned null");
    }
    NullPointerException another = new NullPointerException("another");
    assertThatThrownBy(() -> planned(Keep.matching("held", (snapshot, time) -> {
          throw another;
        })))
        .hasCause(another);
  }

  private static RetentionPlan planned(RetentionPolicy policy) {
    Instant now = Instant.parse("2026-11-22T03:00:00Z");
    return RetentionPlan.of(
        policy, SnapshotSeries.daily(2, "2026-11-22T03:00:00Z"), now, ZoneOffset.UTC);
  }
}
