package io.github.lightsailsnapshot.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class QuickStartTest {
  @Test
  void aRunIsShownFromTheFirstLineToWhatIsLeft() {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();

    SnapshotReport report = QuickStart.run(new PrintStream(shown, true, StandardCharsets.UTF_8));

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.kept()).hasSizeBetween(8, 10);
    assertThat(report.deleted()).hasSize(16 - report.kept().size());
    assertThat(shown.toString(StandardCharsets.UTF_8))
        .startsWith("Started on web-1 as nightly")
        .contains("Listed 17 snapshots, 15 of this job", "SUCCEEDED: snapshot of web-1 as nightly")
        .contains("  nightly-golden-before-upgrade", "  web-2-by-hand");
  }
}
