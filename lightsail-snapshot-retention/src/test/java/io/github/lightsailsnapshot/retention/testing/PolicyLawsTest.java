package io.github.lightsailsnapshot.retention.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lightsailsnapshot.retention.History;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.testing.PolicyLaws.Law;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyLawsTest {

  @ParameterizedTest
  @MethodSource("policiesOfOurs")
  void everyPolicyOfOursObeysAllLaws(RetentionPolicy policy) {
    assertThatCode(PolicyLaws.of(policy)::check).doesNotThrowAnyException();
  }

  static Stream<RetentionPolicy> policiesOfOurs() {
    return Stream.of(
        Keep.all(),
        Keep.last(3),
        Keep.hourly(5),
        Keep.daily(7),
        Keep.weekly(Keep.ALL),
        Keep.quarterly(2),
        Keep.within(Period.ofMonths(2)),
        Keep.hourlyWithin(Duration.ofHours(100)),
        Keep.youngerThan(Period.ofDays(40)),
        Keep.tagged("hold", "yes"),
        Keep.matching("payday", (snapshot, time) -> time.getDayOfMonth() == 25),
        Keep.grandfatherFatherSon().sons(3).fathers(2).grandfathers(2),
        Keep.inOrder(Keep.last(2), Keep.daily(3), Keep.monthly(2)),
        Keep.last(2).or(Keep.yearlyWithin(Period.ofYears(3))));
  }

  @Nested
  class FindsThatAPolicy {
    @Test
    void throwsOnAnEmptyHistory() {
      AssertionError error = broken(history -> List.of(history.newestFirst().get(0)));
      assertThat(error)
          .hasMessageContaining(
              "Policy \"mine\" breaks the law that a policy answers every history")
          .hasMessageContaining("IndexOutOfBounds")
          .hasCauseInstanceOf(IndexOutOfBoundsException.class);
      assertThat(error.getMessage().lines()).hasSize(2);
    }

    @Test
    void failsAnAssertion() {
      assertThat(broken(history -> {
            throw new AssertionError("an assertion of a script");
          }))
          .hasMessageContaining("answers every history")
          .hasMessageContaining("an assertion of a script")
          .hasMessageContaining("by the history of seed 0,");
    }

    @Test
    void answersNull() {
      assertThat(broken(history -> null))
          .hasMessageContaining("answers every history")
          .hasMessageContaining("it answered null")
          .hasNoCause();
    }

    @Test
    void changesWhatItIsGiven() {
      assertThat(broken(history -> {
            history.newestFirst().removeIf(snapshot -> true);
            return history.newestFirst();
          }))
          .hasMessageContaining("changes nothing in it")
          .hasCauseInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void keepsWhatItWasNotGiven() {
      Snapshot foreign = SnapshotSeries.at("2026-11-22T03:00:00Z");
      assertThat(broken(history -> List.of(foreign)))
          .hasMessageContaining("keeps only what is in its history: it kept " + foreign);
    }

    @Test
    void keepsNullAsASnapshot() {
      List<Snapshot> nulls = new ArrayList<>();
      nulls.add(null);
      assertThat(broken(history -> nulls))
          .hasMessageContaining("keeps only what is in its history: it kept null");
    }

    @Test
    void explainsOtherSnapshotsThanItKeeps() {
      assertThat(broken(new Explained(history -> Map.of())))
          .hasMessageContaining("explains the snapshots that it keeps")
          .hasMessageContaining(", explained []")
          .hasMessageContaining("kept [20")
          .message()
          .hasLineCount(2 + 1);
    }

    @Test
    void explainsWithoutAReason() {
      assertThat(broken(new Explained(history -> {
            Map<Snapshot, List<String>> explained = new HashMap<>();
            history.newestFirst().forEach(snapshot -> explained.put(snapshot, List.of()));
            return explained;
          })))
          .hasMessageContaining("without a reason");
    }

    @Test
    void throwsWhenItExplains() {
      assertThat(broken(new Explained(history -> {
            throw new IllegalStateException("no");
          })))
          .hasMessageContaining("it threw java.lang.IllegalStateException: no")
          .hasRootCauseMessage("no");
    }

    @Test
    void answersAtRandom() {
      Random random = new Random(7);
      assertThat(broken(history -> history.newestFirst().subList(0, atRandom(random, history))))
          .hasMessageMatching("(?s).*(explains|the same answer to the same history).*");
    }

    private static int atRandom(Random random, History history) {
      return random.nextInt(history.newestFirst().size() + 1);
    }

    @Test
    void remembersWhatItWasAskedBefore() {
      List<History> asked = new ArrayList<>();
      RetentionPolicy forgetful = history -> {
        boolean isNew = asked.isEmpty() || !asked.get(0).toString().equals(history.toString());
        asked.add(0, history);
        return isNew ? List.of() : history.newestFirst();
      };
      assertThat(broken(forgetful)).hasMessageContaining("law that a policy");
    }

    @Test
    void givesUpMoreWhenItIsAskedAgain() {
      assertThat(broken(everyThird()))
          .hasMessageContaining("keeps all that it kept when asked again: kept at first [")
          .message()
          .hasLineCount(2 + 4);
    }

    private static AssertionError broken(RetentionPolicy policy) {
      RetentionPolicy named = policy instanceof Explained ? policy : of("mine", policy);
      return catchThrowableOfType(AssertionError.class, PolicyLaws.of(named)::check);
    }
  }

  @Test
  void namesASeedThatFailsAgain() {
    PolicyLaws laws = PolicyLaws.of(everyThird());
    AssertionError found = catchThrowableOfType(AssertionError.class, laws::check);
    long seed =
        Long.parseLong(found.getMessage().replaceAll("(?s).*history of seed (\\d+),.*", "$1"));
    assertThatThrownBy(() -> laws.check(seed)).hasMessage(found.getMessage());
  }

  @Test
  void checksNoLawThatIsExcepted() {
    assertThatCode(() -> PolicyLaws.of(everyThird())
            .except(Law.PRUNING_TWICE_CHANGES_NOTHING)
            .check())
        .doesNotThrowAnyException();
  }

  @Test
  void checksAPolicyByALawAtLeast() {
    assertThatThrownBy(() -> PolicyLaws.of(null)).hasMessage("policy");
    assertThatThrownBy(() -> PolicyLaws.of(Keep.all()).except(null)).hasMessage("law");
    assertThatThrownBy(() -> {
          PolicyLaws laws = PolicyLaws.of(Keep.all());
          for (Law law : Law.values()) {
            laws = laws.except(law);
          }
        })
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("no law is left to check");
  }

  @Test
  void checksAsManyHistoriesAsAsked() {
    List<History> asked = new ArrayList<>();
    RetentionPolicy counting = history -> {
      asked.add(history);
      return List.of();
    };
    PolicyLaws.of(counting).check(0);
    int once = asked.size();
    PolicyLaws.of(counting).histories(10).check();
    assertThat(asked).hasSize(11 * once);
    assertThatThrownBy(() -> PolicyLaws.of(counting).histories(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1");
    assertThatCode(() -> PolicyLaws.of(counting).histories(1)).doesNotThrowAnyException();
  }

  private static RetentionPolicy everyThird() {
    return history -> {
      List<Snapshot> all = history.newestFirst();
      return IntStream.range(0, all.size())
          .filter(i -> i % 3 == 0)
          .mapToObj(all::get)
          .toList();
    };
  }

  private static RetentionPolicy of(String name, RetentionPolicy policy) {
    return RetentionPolicy.of(name, policy::keep);
  }

  /** Keeps everything, and explains as it likes. */
  private record Explained(Function<History, Map<Snapshot, List<String>>> how)
      implements RetentionPolicy {
    @Override
    public Collection<Snapshot> keep(History history) {
      return history.newestFirst();
    }

    @Override
    public Map<Snapshot, List<String>> explain(History history) {
      return how.apply(history);
    }
  }
}
