package io.github.lightsailsnapshot.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CombinationTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private static final List<Snapshot> DAYS = SnapshotSeries.daily(4, "2026-11-22T03:00:00Z");

  private static List<Decision> decisions(RetentionPolicy policy, List<Snapshot> snapshots) {
    return RetentionPlan.of(policy, snapshots, NOW, ZoneOffset.UTC).decisions();
  }

  @Test
  void losesNoPolicyBehindAWordThatMeansSomethingElseInAnotherParser() {
    RetentionPolicy legal = hold("legal");
    RetentionPolicy ops = hold("ops");
    assertThat(legal).isEqualTo(ops);
    List<Snapshot> days = new ArrayList<>(DAYS);
    days.set(2, days.get(2).withTags(Map.of("legal", "")));
    days.set(3, days.get(3).withTags(Map.of("ops", "")));
    assertThat(decisions(ops.or(legal).or(Keep.last(1)), days))
        .extracting(Decision::reasons)
        .containsExactly(
            List.of("last 1"),
            List.of("no rule keeps it"),
            List.of("hold: tagged legal"),
            List.of("hold: tagged ops"));
  }

  private static RetentionPolicy hold(String tag) {
    return PolicyParser.standard()
        .with(new RuleProvider() {
          @Override
          public String word() {
            return "hold";
          }

          @Override
          public RetentionPolicy policy(String argument) {
            return Keep.tagged(tag);
          }
        })
        .parse("hold");
  }

  /** Its equality is coarser than what it keeps. */
  private record Nth(int n) implements RetentionPolicy {
    @Override
    public Collection<Snapshot> keep(History history) {
      return history.newestFirst().subList(n, n + 1);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Nth;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  @Test
  void losesNoPolicyThatEqualsAnother() {
    RetentionPolicy both = RetentionPolicy.anyOf(new Nth(1), new Nth(2), new Nth(3));
    assertThat(RetentionPlan.of(both, DAYS, NOW, ZoneOffset.UTC).deletions()).isEmpty();
    RetentionPolicy named = RetentionPolicy.of("mine", new Nth(1)::keep)
        .or(RetentionPolicy.of("mine", new Nth(2)::keep));
    assertThat(RetentionPlan.of(named, DAYS, NOW, ZoneOffset.UTC).kept())
        .containsExactly(DAYS.get(0), DAYS.get(1), DAYS.get(2));
  }

  @Test
  void hasARuleOfTheLibrarysAndAnObjectOnce() {
    RetentionPolicy mine = new Nth(1);
    assertThat(RetentionPolicy.anyOf(Keep.daily(7), mine, Keep.daily(7), mine))
        .isEqualTo(Keep.daily(7).or(mine));
    assertThat(RetentionPolicy.anyOf(Keep.daily(7))).isEqualTo(Keep.daily(7));
  }

  @Test
  void hasNoNulls() {
    assertThatThrownBy(() -> Keep.all().or(null)).hasMessage("other");
    assertThatThrownBy(() -> RetentionPolicy.anyOf(Keep.all(), (RetentionPolicy) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("policy");
    assertThatThrownBy(() -> RetentionPolicy.anyOf(null)).hasMessage("policy");
  }
}
