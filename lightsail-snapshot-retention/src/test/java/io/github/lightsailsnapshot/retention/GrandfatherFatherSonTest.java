package io.github.lightsailsnapshot.retention;

import static io.github.lightsailsnapshot.retention.Kept.explained;
import static io.github.lightsailsnapshot.retention.Kept.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rotation of sons, fathers and grandfathers. */
class GrandfatherFatherSonTest {
  private final GrandfatherFatherSon rotation =
      Keep.grandfatherFatherSon().sons(7).fathers(5).grandfathers(12);

  @Test
  void consistsOfDaysWeeksAndMonths() {
    assertThat(rotation).hasToString("daily=7, weekly=5, monthly=12");
    sameAs(rotation, Keep.daily(7).or(Keep.weekly(5)).or(Keep.monthly(12)));
  }

  @Test
  void canHaveYears() {
    assertThat(rotation.greatGrandfathers(10))
        .hasToString("daily=7, weekly=5, monthly=12, yearly=10");
    sameAs(rotation.greatGrandfathers(10), rotation.or(Keep.yearly(10)));
    assertThat(rotation.greatGrandfathers(10).greatGrandfathers(2))
        .hasToString("daily=7, weekly=5, monthly=12, yearly=2");
  }

  @Test
  void canBePartOfASequence() {
    assertThat(rotation.inOrder())
        .isEqualTo(Keep.inOrder(Keep.daily(7), Keep.weekly(5), Keep.monthly(12)))
        .hasToString("daily=7 then weekly=5 then monthly=12");
    assertThat(rotation.greatGrandfathers(3).inOrder())
        .hasToString("daily=7 then weekly=5 then monthly=12 then yearly=3");
  }

  @Test
  void isEqualIfTheNumbersAre() {
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
