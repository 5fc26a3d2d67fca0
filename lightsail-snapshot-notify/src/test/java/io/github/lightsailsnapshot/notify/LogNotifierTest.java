package io.github.lightsailsnapshot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogNotifierTest {
  private final Logger logger = Logger.getLogger("io.github.lightsailsnapshot");
  private final List<LogRecord> records = new ArrayList<>();
  private final Handler handler = new Handler() {
    @Override
    public void publish(LogRecord logged) {
      records.add(logged);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  };

  @BeforeEach
  void listen() {
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
  }

  @AfterEach
  void leave() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
  }

  private void logs(RunReport report, Level level) {
    LogNotifier.create().send(report);

    assertThat(records).singleElement().satisfies(logged -> {
      assertThat(logged.getLevel()).isEqualTo(level);
      assertThat(logged.getMessage()).isEqualTo(report.toString());
    });
  }

  @Test
  void aSuccessIsInformation() {
    logs(Reports.succeeded(), Level.INFO);
  }

  @Test
  void noNameForgesALine() {
    LogNotifier.create().send(Reports.failed("nobody\n2026-11-22 SUCCEEDED\u001b[31m\u202e"));

    assertThat(records)
        .singleElement()
        .satisfies(logged -> assertThat(logged.getMessage())
            .doesNotContain("\n2026-11-22 SUCCEEDED", "\u001b", "\u202e"));
  }

  @Test
  void aFleetIsOneRecordWithItsOutcome() {
    logs(Fleets.failed(), Level.SEVERE);
    assertThat(records.get(0).getMessage())
        .startsWith("FAILED: fleet: 1 of 4 failed, 1 degraded, 1 skipped")
        .contains("FAILED: snapshot of nobody as nightly", "SUCCEEDED: web-1 in eu-central-1");
  }

  @Test
  void noNameInAFleetForgesALine() {
    LogNotifier.create().send(Fleets.hostile());
    assertThat(records.get(0).getMessage()).doesNotContain("\nBcc", "\u202e", "\u2028");
  }

  @Test
  void aSkippedRunIsAWarning() {
    logs(Reports.skipped(), Level.WARNING);
  }

  @Test
  void aFailureIsAnError() {
    logs(Reports.failed("nobody"), Level.SEVERE);
  }
}
