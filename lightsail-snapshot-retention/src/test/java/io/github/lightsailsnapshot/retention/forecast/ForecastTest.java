package io.github.lightsailsnapshot.retention.forecast;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.PolicyException;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Forecasts that were computed by hand. 1 January 2026 is a Thursday. */
class ForecastTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Schedule NIGHTLY = Schedule.daily(ZoneOffset.UTC, LocalTime.of(3, 0));

  private static Forecast nightly(String policy, int days) {
    return Forecast.of(RetentionPolicy.parse(policy), scenario(days));
  }

  private static Scenario scenario(int days) {
    return Scenario.of(NIGHTLY, START, START.plus(Duration.ofDays(days)));
  }

  /** The days of January that are held after each step. */
  private static List<String> heldDays(Forecast forecast) {
    return forecast.steps().stream()
        .map(step -> forecast.heldAt(step.at()).stream()
            .map(snapshot -> snapshot.name().substring(8, 10).replaceFirst("^0", ""))
            .collect(joining(" ")))
        .toList();
  }

  @Nested
  class ThreeDays {
    private final Forecast forecast = nightly("daily=3", 6);

    @Test
    void holdThreeFromTheThirdDayOn() {
      assertThat(heldDays(forecast))
          .containsExactly("1", "2 1", "3 2 1", "4 3 2", "5 4 3", "6 5 4");
      assertThat(forecast.steps()).extracting(ForecastStep::held).containsExactly(1, 2, 3, 3, 3, 3);
      assertThat(forecast.steady())
          .contains(new SteadyState(Instant.parse("2026-01-03T03:00:00Z"), 3, 3));
    }

    @Test
    void holdFourBeforeTheDeletion() {
      assertThat(forecast.mostHeld()).isEqualTo(4);
      assertThat(forecast.steps().get(3).heldBefore()).isEqualTo(4);
      assertThat(forecast.heldAtStart()).isZero();
    }

    @Test
    void reachBackTwoDaysADayApart() {
      assertThat(forecast.reach()).isEqualTo(Duration.ofDays(2));
      assertThat(forecast.gaps()).isEqualTo(Map.of(Age.DAY, Duration.ofDays(1)));
    }

    @Test
    void sayWhatEachStepMadeAndDeleted() {
      ForecastStep fourth = forecast.steps().get(3);
      assertThat(fourth.at()).isEqualTo(Instant.parse("2026-01-04T03:00:00Z"));
      assertThat(fourth.made().createdAt()).isEqualTo(fourth.at());
      assertThat(fourth.deleted())
          .extracting(Snapshot::createdAt)
          .containsExactly(Instant.parse("2026-01-01T03:00:00Z"));
    }
  }

  @Nested
  class TwoWeeks {
    private final Forecast forecast = nightly("last=1, weekly=2", 20);

    /** The oldest one stays while there is only one week; then the Sundays do. */
    @Test
    void holdTheNewestAndTheSundayBefore() {
      assertThat(heldDays(forecast))
          .containsExactly(
              "1", "2 1", "3 1", "4 1", "5 4", "6 4", "7 4", "8 4", "9 4", "10 4", "11 4", "12 11",
              "13 11", "14 11", "15 11", "16 11", "17 11", "18 11", "19 18", "20 18");
    }

    @Test
    void areSteadyOnceTheSecondWeekBegins() {
      assertThat(forecast.steady())
          .contains(new SteadyState(Instant.parse("2026-01-05T03:00:00Z"), 2, 2));
      assertThat(forecast.mostHeld()).isEqualTo(3);
      assertThat(forecast.reach()).isEqualTo(Duration.ofDays(2));
    }

    /** On a Sunday, the one before is exactly, so not more than, seven days old. */
    @Test
    void areAtMostAWeekApart() {
      assertThat(forecast.gaps()).isEqualTo(Map.of(Age.DAY, Duration.ofDays(7)));
    }
  }

  /** The ends of months are 31, 28, 31, 30 days apart; the oldest is given up at the fourth one. */
  @Test
  void monthsAreAtMostAMonthApart() {
    Forecast forecast = nightly("last=1, monthly=3", 150);
    assertThat(forecast.steady())
        .contains(new SteadyState(Instant.parse("2026-03-01T03:00:00Z"), 3, 3));
    assertThat(forecast.gaps())
        .isEqualTo(Map.of(
            Age.DAY,
            Duration.ofDays(31),
            Age.WEEK,
            Duration.ofDays(31),
            Age.MONTH,
            Duration.ofDays(31)));
    assertThat(forecast.reach()).isEqualTo(Duration.ofDays(29 + 31));
  }

  @Test
  void whatGrowsForeverHasNoSteadyState() {
    Forecast forecast = nightly("daily=2, monthly=all", 100);
    assertThat(forecast.steady()).isEmpty();
    assertThat(forecast.gaps()).isEmpty();
    assertThat(forecast)
        .hasToString("daily=2, monthly=all: 6 held at 2026-04-10T03:00:00Z, at most 7, not steady");
  }

  @Nested
  class FromWhatExists {
    private final List<Snapshot> existing = SnapshotSeries.of(
        "2025-12-31T03:00:00Z",
        "2025-12-30T03:00:00Z",
        "2025-12-29T03:00:00Z",
        "2025-12-28T03:00:00Z");

    private Forecast after(Snapshot... more) {
      List<Snapshot> all = new java.util.ArrayList<>(existing);
      all.addAll(List.of(more));
      return Forecast.of(Keep.daily(3), scenario(3).withExisting(all));
    }

    @Test
    void theFirstStepDeletesWhatIsTooMuch() {
      Forecast forecast = after();
      assertThat(forecast.heldAtStart()).isEqualTo(4);
      assertThat(forecast.steps().get(0).deleted()).hasSize(2);
      assertThat(forecast.mostHeld()).isEqualTo(5);
      assertThat(forecast.steady())
          .contains(new SteadyState(Instant.parse("2026-01-01T03:00:00Z"), 3, 3));
    }

    @Test
    void theLastRecoveryPointOfAnEarlierSourceStays() {
      Forecast forecast =
          after(Snapshot.available("old", "web-1", Instant.parse("2025-10-01T03:00:00Z"))
              .withSourceId("old"));
      assertThat(forecast.steps()).extracting(ForecastStep::held).containsExactly(4, 4, 4);
      assertThat(forecast.steps().get(0).made().source())
          .isEqualTo(existing.get(0).source());
      assertThat(forecast.reach()).isEqualTo(Duration.ofDays(94));
    }

    @Test
    void whatCannotBeRestoredCountsAsHeldButNotAsReach() {
      Forecast forecast =
          after(Snapshot.available("failed", "web-1", Instant.parse("2025-10-01T03:00:00Z"))
              .withState(Snapshot.State.ERROR));
      assertThat(forecast.steps()).extracting(ForecastStep::held).containsExactly(4, 4, 4);
      assertThat(forecast.reach()).isEqualTo(Duration.ofDays(2));
    }

    @Test
    void beforeTheFirstStepItIsAllHeld() {
      assertThat(after().heldAt(START)).isEqualTo(existing);
    }

    @Test
    void aNameThatIsTakenIsNotUsedAgain() {
      Forecast forecast = after(Snapshot.available(
          "2026-01-02T03:00:00Z", "web-1", Instant.parse("2025-12-01T00:00:00Z")));
      assertThat(forecast.steps().get(1).made().name()).isEqualTo("forecast-2026-01-02T03:00:00Z");
    }
  }

  @Nested
  class OfAFunction {
    private final RetentionPolicy firsts =
        Keep.matching("the first of a month", (snapshot, time) -> time.getDayOfMonth() == 1);

    @Test
    void itIsAsDayByDay() {
      assertThat(heldDays(Forecast.of(firsts, scenario(3)))).containsExactly("1", "2 1", "3 1");
    }

    @Test
    void growthIsJudgedByTheNumbers() {
      assertThat(Forecast.of(firsts, scenario(900)).steady()).isEmpty();
      RetentionPolicy two = RetentionPolicy.of(
          "two", h -> h.newestFirst().subList(0, Math.min(2, h.newestFirst().size())));
      assertThat(Forecast.of(two, scenario(900)).steady())
          .contains(new SteadyState(Instant.parse("2026-01-02T03:00:00Z"), 2, 2));
      assertThat(Forecast.of(two, scenario(600)).steady()).isEmpty();
    }

    @Test
    void itsFailureIsTheForecasts() {
      RetentionPolicy broken = RetentionPolicy.of("broken", h -> {
        throw new IllegalStateException("no");
      });
      assertThatThrownBy(() -> Forecast.of(broken, scenario(3)))
          .isInstanceOf(PolicyException.class);
    }
  }

  @Nested
  class Costs {
    private final Price price = new Price(new BigDecimal("0.05"), "USD", LocalDate.of(2023, 6, 1));

    @Test
    void areThoseOfFullDisks() {
      Cost cost = nightly("daily=3", 6).cost(40, price);
      assertThat(cost).isEqualTo(new Cost(price, 0, 160, OptionalLong.of(120)));
      assertThat(cost.perMonth(cost.mostGb())).isEqualByComparingTo("8.00");
    }

    @Test
    void haveNoSteadyPartWithoutASteadyState() {
      assertThat(nightly("all", 6).cost(40, price).steadyGb()).isEmpty();
    }

    @Test
    void needADiskAndAPrice() {
      assertThatThrownBy(() -> nightly("all", 6).cost(0, price))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("A disk has at least 1 GB, not 0");
      assertThatThrownBy(() -> new Price(new BigDecimal("-1"), "USD", LocalDate.EPOCH))
          .hasMessage("A price is at least 0, for example 0.05, not -1");
      assertThatThrownBy(() -> new Price(BigDecimal.ONE, " ", LocalDate.EPOCH))
          .hasMessage("A price needs its currency, for example USD");
    }
  }

  @Nested
  class Comparisons {
    private final Comparison comparison =
        nightly("daily=3", 10).comparedWith(nightly("last=2, weekly=2", 10));

    @Test
    void sayWhatTheOtherKeepsAndDeletes() {
      assertThat(comparison.keptOnlyByOther())
          .extracting(Snapshot::name)
          .containsExactly("2026-01-04T03:00:00Z");
      assertThat(comparison.deletedOnlyByOther())
          .extracting(Snapshot::name)
          .containsExactly("2026-01-08T03:00:00Z");
      assertThat(comparison.mostHeldMore()).isZero();
      assertThat(comparison.steadyMore()).hasValue(0);
      assertThat(nightly("daily=3", 10).comparedWith(nightly("all", 10)).steadyMore())
          .isEmpty();
    }

    @Test
    void needTheSameScenario() {
      Forecast longer = nightly("daily=3", 11);
      assertThatThrownBy(() -> longer.comparedWith(nightly("daily=3", 10)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
