package io.github.lightsailsnapshot.examples.commandline.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.report.RunId;
import io.github.lightsailsnapshot.core.report.RunInfo;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.spi.JobEvent;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressPrinterTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.987Z");
  private static final String CLEARED = "\r\u001b[K";
  private static final String NL = System.lineSeparator();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private ProcessStreams streams(boolean terminal) {
    return new ProcessStreams(
        new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), terminal);
  }

  private static void waitAndGoOn(ProgressPrinter lines) {
    lines.onEvent(event(new Progress.Waiting("web-1", Duration.ofSeconds(100))));
    lines.onEvent(event(new Progress.Waiting("web-1", Duration.ofSeconds(5))));
    lines.onEvent(event(new Progress.Started("web", "x")));
    lines.onEvent(event(new Progress.Deleting(Snapshot.available("web-0", "web", NOON))));
    lines.say("two\nlines");
  }

  private static JobEvent event(Progress progress) {
    return new JobEvent(
        new RunInfo(RunId.random(), RunKind.RUN, Where.UNKNOWN, "web", "web-auto"), progress);
  }

  @Test
  void on_a_terminal_waiting_is_one_line_that_changes() {
    try (ProgressPrinter lines = new ProgressPrinter(
        TerminalOutput.of(streams(true)), Optional.empty(), Clock.systemUTC())) {
      waitAndGoOn(lines);
    }
    assertThat(out.toString(UTF_8))
        .isEqualTo(CLEARED + "\u001b[?7lWaiting for web-1, 100 s so far\u001b[?7h" + CLEARED
            + "\u001b[?7lWaiting for web-1, 5 s so far\u001b[?7h" + CLEARED + "Started on web as x"
            + NL + "two" + NL + "lines" + NL);
  }

  @Test
  void elsewhere_every_line_is_plain() {
    try (ProgressPrinter lines = new ProgressPrinter(
        TerminalOutput.of(streams(false)), Optional.empty(), Clock.systemUTC())) {
      waitAndGoOn(lines);
    }
    assertThat(out.toString(UTF_8))
        .isEqualTo("Waiting for web-1, 100 s so far" + NL + "Waiting for web-1, 5 s so far" + NL
            + "Started on web as x" + NL + "two" + NL + "lines" + NL);
  }

  @Test
  void a_warning_begins_a_line_of_its_own() {
    try (ProgressPrinter lines = new ProgressPrinter(
        TerminalOutput.of(streams(true)), Optional.empty(), Clock.systemUTC())) {
      lines.onEvent(event(new Progress.Waiting("w", Duration.ofSeconds(1))));
      lines.warn("look out");
    }
    assertThat(out.toString(UTF_8)).endsWith(CLEARED);
    assertThat(err.toString(UTF_8)).isEqualTo("warning: look out" + NL);
  }

  @Test
  void the_log_file_gets_every_line_with_the_time(@TempDir Path folder) throws IOException {
    Path log = Files.writeString(folder.resolve("log"), "before\n");
    Clock clock = Clock.fixed(NOON, ZoneOffset.ofHours(3));
    try (ProgressPrinter lines = new ProgressPrinter(
        TerminalOutput.dark(streams(false)), Optional.of(log.toFile()), clock)) {
      waitAndGoOn(lines);
      lines.warn("look out");
      assertThat(lines.isLogged()).isTrue();
    }
    assertThat(log).hasContent("""
            before
            2026-03-01T12:00:00Z Waiting for web-1, 100 s so far
            2026-03-01T12:00:00Z Waiting for web-1, 5 s so far
            2026-03-01T12:00:00Z Started on web as x
            2026-03-01T12:00:00Z two
            2026-03-01T12:00:00Z lines
            2026-03-01T12:00:00Z warning: look out
            """);
  }

  @Test
  void a_hostile_name_makes_no_line_and_moves_no_cursor(@TempDir Path folder) throws IOException {
    Path log = folder.resolve("log");
    String hostile = "web\u001b[2J\u202e\u0085\u2028\r\nforged";
    try (ProgressPrinter lines = new ProgressPrinter(
        TerminalOutput.of(streams(true)),
        Optional.of(log.toFile()),
        Clock.fixed(NOON, ZoneOffset.UTC))) {
      lines.onEvent(event(new Progress.Creating(hostile)));
      lines.onEvent(event(new Progress.Waiting(hostile, Duration.ofSeconds(1))));
      lines.warn(hostile);
      lines.say("keep web\u001b\u202e\rx\nkeep db");
    }
    assertThat(Files.readString(log)).isEqualTo("""
            2026-03-01T12:00:00Z Creating web?[2J?????forged
            2026-03-01T12:00:00Z Waiting for web?[2J?????forged, 1 s so far
            2026-03-01T12:00:00Z warning: web?[2J?????forged
            2026-03-01T12:00:00Z keep web???x
            2026-03-01T12:00:00Z keep db
            """);
    String moves = "\r?\u001b\\[(K|\\?7[lh])";
    assertThat(out.toString(UTF_8).replaceAll(moves, "") + err.toString(UTF_8))
        .contains("Creating web?[2J?????forged" + NL, "keep web???x" + NL + "keep db" + NL)
        .doesNotContain("\u001b", "\u202e", "\u0085", "\u2028", "\nforged");
  }

  @Test
  void an_interrupted_thread_still_writes_its_log(@TempDir Path folder) throws IOException {
    Path log = folder.resolve("log");
    try (ProgressPrinter lines = new ProgressPrinter(
        TerminalOutput.dark(streams(false)), Optional.of(log.toFile()), Clock.systemUTC())) {
      Thread.currentThread().interrupt();
      lines.say("stopped");
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(Files.readString(log)).endsWith(" stopped\n");
  }

  @Test
  void a_log_file_that_fails_is_told_once(@TempDir Path folder) {
    TerminalOutput screen = TerminalOutput.of(streams(false));
    try (ProgressPrinter lines =
        new ProgressPrinter(screen, Optional.of(folder.toFile()), Clock.systemUTC())) {
      lines.say("one");
      lines.say("two");
      assertThat(lines.isLogged()).isFalse();
    }
    assertThat(err.toString(UTF_8))
        .startsWith("warning: --log-file " + folder + " cannot be written: ")
        .hasLineCount(1);
  }
}
