package io.github.lightsailsnapshot.retention;

import static io.github.lightsailsnapshot.retention.Plans.NOW;
import static io.github.lightsailsnapshot.retention.Plans.at;
import static io.github.lightsailsnapshot.retention.Plans.automatic;
import static io.github.lightsailsnapshot.retention.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** A plan that also deletes failed snapshots. */
class DeletingFailedTest {
  private final Snapshot good = at("2026-11-20");
  private final Snapshot failedBefore = at("2026-11-19").withState(Snapshot.State.ERROR);
  private final Snapshot failedAfter = at("2026-11-21").withState(Snapshot.State.ERROR);

  @Test
  void deletesWhatANewerRecoveryPointReplaced() {
    RetentionPlan plan = plan(Keep.all(), good, failedBefore, failedAfter);
    assertThat(plan.deletions()).isEmpty();
    RetentionPlan deleting = plan.deletingFailed();
    assertThat(deleting.deletions()).containsExactly(failedBefore);
    assertThat(deleting.decisions().get(2).reasons())
        .containsExactly("failed, and there is a newer recovery point");
    assertThat(deleting.decisions().subList(0, 2)).isEqualTo(plan.decisions().subList(0, 2));
    assertThat(deleting.now()).isEqualTo(NOW);
    assertThat(deleting.zone()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void keepsWhatFailedAtTheSameInstant() {
    Snapshot same =
        Snapshot.available("failed", "web-1", good.createdAt()).withState(Snapshot.State.ERROR);
    assertThat(plan(Keep.all(), good, same).deletingFailed().deletions()).isEmpty();
  }

  @Test
  void countsNoRecoveryPointThatIsNeverDeleted() {
    Snapshot future = SnapshotSeries.at(NOW.plusSeconds(1));
    Snapshot copy = automatic(at("2026-11-21"));
    Snapshot pending = at("2026-11-22").withState(Snapshot.State.PENDING);
    assertThat(plan(Keep.all(), future, copy, pending, failedBefore)
            .deletingFailed()
            .deletions())
        .isEmpty();
  }

  @Test
  void keepsAFailedCopyAndAFailedSnapshotDatedInTheFuture() {
    Snapshot copy = automatic(failedBefore);
    Snapshot future = SnapshotSeries.at(NOW.plusSeconds(1)).withState(Snapshot.State.ERROR);
    assertThat(plan(Keep.all(), good, copy, future).deletingFailed().deletions())
        .isEmpty();
  }
}
