package io.github.lightsailsnapshot.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import org.junit.jupiter.api.Test;

class SampleReportsTest {
  @Test
  void thereIsOneOfEachOutcome() {
    assertThat(SampleReports.all())
        .extracting(RunReport::outcome)
        .containsExactly(
            Outcome.SUCCEEDED,
            Outcome.SKIPPED,
            Outcome.SUCCEEDED,
            Outcome.DEGRADED,
            Outcome.FAILED,
            Outcome.FAILED);
  }

  @Test
  void eachShowsWhatItIsFor() {
    assertThat(SampleReports.succeeded().deletions())
        .extracting(Deletion::result)
        .containsExactly(Deletion.Result.DELETED, Deletion.Result.DELETED);
    assertThat(SampleReports.degraded().deletions())
        .extracting(Deletion::result)
        .containsExactlyInAnyOrder(Deletion.Result.DELETED, Deletion.Result.FAILED);
    assertThat(SampleReports.failed().deletions()).isEmpty();
    assertThat(SampleReports.failed().errors()).isNotEmpty();
    assertThat(SampleReports.skipped().snapshot()).isEmpty();
    assertThat(SampleReports.pruned().kind()).isEqualTo(RunKind.PRUNE);
  }

  @Test
  void theFleetHasAJobOfEachKindOfEnd() {
    assertThat(SampleReports.fleet().headline()).isEqualTo("fleet: 1 of 3 failed, 1 degraded");
    assertThat(SampleReports.fleet().jobs())
        .extracting(SnapshotReport::source, SnapshotReport::outcome)
        .containsExactly(
            tuple("web-1", Outcome.SUCCEEDED),
            tuple("web-2", Outcome.DEGRADED),
            tuple("web-3", Outcome.FAILED));
    assertThat(SampleReports.fleet().problems()).isEmpty();
  }
}
