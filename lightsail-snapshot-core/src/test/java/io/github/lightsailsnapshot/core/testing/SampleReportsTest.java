package io.github.lightsailsnapshot.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import org.junit.jupiter.api.Test;

class SampleReportsTest {
  @Test
  void thereIsOneOfEachOutcome() {
    assertThat(SampleReports.all())
        .extracting(SnapshotReport::outcome)
        .containsExactly(
            Outcome.SUCCEEDED,
            Outcome.SKIPPED,
            Outcome.SUCCEEDED,
            Outcome.DEGRADED,
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
}
