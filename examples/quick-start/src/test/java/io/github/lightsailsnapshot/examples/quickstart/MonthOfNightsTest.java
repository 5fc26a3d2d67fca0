package io.github.lightsailsnapshot.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonthOfNightsTest {
  @Test
  void shows_each_night_and_what_went_wrong() {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();

    List<SnapshotReport> reports =
        new MonthOfNights(new PrintStream(shown, true, StandardCharsets.UTF_8)).run();

    assertThat(reports).hasSize(29);
    assertThat(reports.stream().map(SnapshotReport::outcome))
        .containsOnly(Outcome.SUCCEEDED, Outcome.DEGRADED, Outcome.FAILED);
    assertThat(shown.toString(StandardCharsets.UTF_8))
        .contains(
            "09  SUCCEEDED   8 held  created nightly-2026-11-09T00-00-00Z, deleted 1 (no answer in 30 s)",
            "14  DEGRADED    9 held  created nightly-2026-11-14T00-00-00Z, deleted 0"
                + " (nightly-2026-11-14T00-00-00Z is still pending after 30m)",
            "19  FAILED      9 held  changed nothing (not authorized)",
            "24  no run     10 held  the host was off",
            "30  SUCCEEDED  10 held  created nightly-2026-11-30T00-00-00Z, deleted 1");
  }
}
