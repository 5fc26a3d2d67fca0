package io.github.lightsailsnapshot.examples.commandline.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunId;
import io.github.lightsailsnapshot.core.report.RunInfo;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.FleetEvent;
import io.github.lightsailsnapshot.core.spi.JobEvent;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.core.testing.SampleReports;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table on a terminal of 40 columns and 6 rows. */
class LiveTableTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final VirtualTime time = VirtualTime.startingAt(Instant.EPOCH);
  private final RunId fleet = RunId.random();
  private final Map<String, RunId> runs = new HashMap<>();
  private final LiveTable table = table(true);

  private LiveTable table(boolean isColoured) {
    return new LiveTable(
        new TerminalWindow(
            new PrintStream(bytes, true, UTF_8), () -> new WindowSize(6, 40), isColoured),
        time);
  }

  private void progress(LiveTable on, String source, Progress progress) {
    RunId id = runs.computeIfAbsent(source, unused -> RunId.random());
    RunInfo run =
        new RunInfo(id, RunKind.RUN, Where.of("eu-west-1", "instance"), source, source + "-auto");
    time.pass(Duration.ofSeconds(1));
    on.onEvent(new FleetEvent.JobProgressed(fleet, new JobEvent(run, progress), 0, 9));
  }

  private static Progress over(Outcome outcome) {
    SnapshotReport report = SampleReports.all().stream()
        .filter(SnapshotReport.class::isInstance)
        .map(SnapshotReport.class::cast)
        .filter(sample -> sample.outcome() == outcome)
        .findFirst()
        .orElseThrow();
    return new Progress.Finished(report);
  }

  private List<String> screen() {
    return Screen.after(bytes.toString(UTF_8));
  }

  @Test
  void shows_source_step_and_result_in_one_place() {
    progress(table, "web", new Progress.Creating("web-1"));
    progress(table, "api", over(Outcome.FAILED));
    assertThat(screen())
        .containsExactly(
            "1 of 9 done, 1 failed", "web eu-west-1  Creating web-1", "api eu-west-1  FAILED");
    progress(table, "web", over(Outcome.SUCCEEDED));
    assertThat(screen())
        .containsExactly(
            "2 of 9 done, 1 failed", "api eu-west-1  FAILED", "web eu-west-1  SUCCEEDED");
  }

  @Test
  void fits_the_window() {
    for (int i = 0; i < 9; i++) {
      progress(
          table,
          "server-" + i,
          new Progress.Creating("a-name-that-is-longer-than-the-window-" + i));
    }
    assertThat(screen()).hasSize(5).allMatch(line -> line.length() < 40);
    assertThat(screen()).first().isEqualTo("0 of 9 done");
    assertThat(screen()).last().isEqualTo("... and 6 more");
  }

  @Test
  void leaves_nothing_behind() {
    progress(table, "web", new Progress.Creating("web-1"));
    table.close();
    assertThat(screen()).isEmpty();
  }

  @Test
  void is_not_drawn_more_often_than_an_eye_follows() {
    table.onEvent(new FleetEvent.Started(fleet, "fleet", 9));
    int once = bytes.size();
    for (int i = 0; i < 100; i++) {
      table.onEvent(new FleetEvent.Started(fleet, "fleet", 9));
    }
    assertThat(bytes.size()).isEqualTo(once);
  }

  @Test
  void results_are_coloured_unless_that_is_not_wanted() {
    progress(table, "web", over(Outcome.FAILED));
    assertThat(bytes.toString(UTF_8)).contains("\u001b[31mFAILED\u001b[0m");
    bytes.reset();
    progress(table(false), "web", over(Outcome.FAILED));
    assertThat(bytes.toString(UTF_8)).contains("FAILED").doesNotContain("\u001b[31m");
  }

  @Test
  void a_name_cannot_move_the_cursor() {
    progress(table, "evil\u001b[2J\n", new Progress.Creating("x"));
    assertThat(screen()).hasSize(2).last().asString().startsWith("evil?[2J?");
  }
}
