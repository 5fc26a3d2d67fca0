package io.github.lightsailsnapshot.retention;

import static io.github.lightsailsnapshot.retention.Plans.NOW;
import static io.github.lightsailsnapshot.retention.Plans.at;
import static io.github.lightsailsnapshot.retention.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The snapshots that a plan is made of. */
class PlanInputTest {
  private final Snapshot today = at("2026-11-22");

  @Test
  void isNotModified() {
    List<Snapshot> snapshots = new ArrayList<>(List.of(at("2026-11-20"), today, at("2026-11-21")));
    List<Snapshot> before = List.copyOf(snapshots);
    RetentionPlan.of(Keep.last(1), snapshots, NOW, ZoneOffset.UTC);
    assertThat(snapshots).isEqualTo(before);
    assertThat(RetentionPlan.of(
                Keep.last(1), Collections.unmodifiableList(snapshots), NOW, ZoneOffset.UTC)
            .kept())
        .containsExactly(today);
  }

  @Test
  void canChangeAfterwards() {
    List<Snapshot> snapshots = new ArrayList<>(List.of(today));
    RetentionPlan plan = RetentionPlan.of(Keep.all(), snapshots, NOW, ZoneOffset.UTC);
    History history = History.of(snapshots, NOW, ZoneOffset.UTC);
    snapshots.clear();
    assertThat(plan.kept()).containsExactly(today);
    assertThat(history.newestFirst()).containsExactly(today);
  }

  @Test
  void isRefusedIfItIsNull() {
    assertThatThrownBy(() -> RetentionPlan.of(null, List.of(), NOW, ZoneOffset.UTC))
        .hasMessage("policy");
    List<Snapshot> snapshots = Arrays.asList(today, null);
    assertThatThrownBy(() -> RetentionPlan.of(Keep.all(), snapshots, NOW, ZoneOffset.UTC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Snapshot 1 of 2 is null");
    assertThatThrownBy(() -> RetentionPlan.of(Keep.all(), null, NOW, ZoneOffset.UTC))
        .hasMessage("snapshots");
    assertThatThrownBy(() -> RetentionPlan.of(Keep.all(), List.of(), null, ZoneOffset.UTC))
        .hasMessage("now");
    assertThatThrownBy(() -> RetentionPlan.of(Keep.all(), List.of(), NOW, null)).hasMessage("zone");
    assertThatThrownBy(() -> History.of(null, NOW, ZoneOffset.UTC)).hasMessage("snapshots");
    assertThatThrownBy(() -> History.of(List.of(), null, ZoneOffset.UTC)).hasMessage("now");
    assertThatThrownBy(() -> History.of(List.of(), NOW, null)).hasMessage("zone");
  }

  @Test
  void isRefusedIfANameIsGivenTwice() {
    Snapshot namesake = Snapshot.available(today.name(), "web-1", NOW.minusSeconds(1));
    assertThatThrownBy(() -> plan(Keep.all(), today, namesake))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Snapshot 2026-11-22T03:00:00Z is given twice; names must be unique");
    assertThatThrownBy(() -> plan(Keep.all(), today, today)).hasMessageContaining("is given twice");
  }

  @Test
  void isRefusedIfANameIsGivenTwiceAmongMany() {
    List<Snapshot> many = new ArrayList<>(SnapshotSeries.hourly(1_000, "2026-11-22T03:00:00Z"));
    for (int i : new int[] {0, 1, 500, 999}) {
      Snapshot namesake =
          Snapshot.available(many.get(i).name(), "web-1", Instant.parse("2020-01-01T00:00:00Z"));
      List<Snapshot> twice = new ArrayList<>(many);
      twice.add(namesake);
      assertThatThrownBy(() -> RetentionPlan.of(Keep.all(), twice, NOW, ZoneOffset.UTC))
          .hasMessageContaining(namesake.name() + " is given twice");
    }
    assertThat(RetentionPlan.of(Keep.all(), many, NOW, ZoneOffset.UTC).kept()).hasSize(1_000);
  }

  @Test
  void canHaveNamesWithEqualHashes() {
    List<Snapshot> alike = alike(1_024);
    assertThat(alike.stream().map(snapshot -> snapshot.name().hashCode()).distinct())
        .hasSize(1);
    assertThat(RetentionPlan.of(Keep.all(), alike, NOW, ZoneOffset.UTC).kept()).isEqualTo(alike);
    for (int i : new int[] {0, 40, 1_023}) {
      List<Snapshot> twice = new ArrayList<>(alike);
      twice.add(Snapshot.available(alike.get(i).name(), "web-1", NOW));
      assertThatThrownBy(() -> RetentionPlan.of(Keep.all(), twice, NOW, ZoneOffset.UTC))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Snapshot " + alike.get(i).name() + " is given twice; names must be unique");
    }
  }

  @Test
  void isNotSearchedNameByNameIfHashesAreEqual() {
    Snapshot[] alike = alike(1_024).toArray(Snapshot[]::new);
    assertThat(new UniqueNames(alike).addUntilCrowded()).isEqualTo(UniqueNames.LONGEST_WALK + 1);
    Snapshot[] ordinary =
        SnapshotSeries.hourly(50_000, "2026-11-22T03:00:00Z").toArray(Snapshot[]::new);
    assertThat(new UniqueNames(ordinary).addUntilCrowded()).isEqualTo(50_000);
  }

  private static List<Snapshot> alike(int count) {
    List<Snapshot> alike = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = Integer.toBinaryString(count + i).replace("0", "Aa").replace("1", "BB");
      alike.add(Snapshot.available(name, "web-1", NOW.minusSeconds(i)));
    }
    return alike;
  }
}
