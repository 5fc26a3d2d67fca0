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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressPrinterTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.987Z");
  private static final String CLEARED = "\r\u001b[K";
  private static final String NL = System.lineSeparator();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private ProcessStreams streams(Terminal terminal) {
    return new ProcessStreams(
        new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), terminal);
  }

  private static void waitAndGoOn(ProgressPrinter lines) {
    lines.onEvent(event(new Progress.Waiting("web-1", Duration.ofSeconds(100))));
    lines.onEvent(event(new Progress.Waiting("web-1", Duration.ofSeconds(5))));
    lines.onEvent(event(new Progress.Started("web", "x")));
    lines.onEvent(event(new Progress.Deleting(Snapshot.available("web-0", "web", NOON), 1, 2)));
    lines.say("two\nlines");
  }

  private static JobEvent event(Progress progress) {
    return new JobEvent(
        new RunInfo(RunId.random(), RunKind.RUN, Where.UNKNOWN, "web", "web-auto"), progress);
  }

  private static final Clock FIXED = Clock.fixed(NOON, ZoneOffset.UTC);

  private static String live(String text) {
    return CLEARED + "\u001b[?7l" + text + "\u001b[?7h";
  }

  @Test
  void on_a_terminal_waiting_and_deletions_are_one_line_that_changes() {
    try (ProgressPrinter lines =
        new ProgressPrinter(TerminalOutput.of(streams(Terminal.COLOR)), Optional.empty(), FIXED)) {
      waitAndGoOn(lines);
    }
    assertThat(out.toString(UTF_8))
        .isEqualTo(live("Waiting 1:40 for web-1") + live("Waiting 0:05 for web-1") + CLEARED
            + "Started on web as x" + NL + live("Deleting 1 of 2: web-0") + CLEARED + "two" + NL
            + "lines" + NL);
  }

  @Test
  void on_a_terminal_the_limit_of_the_wait_is_told_before_the_name() {
    try (ProgressPrinter lines = new ProgressPrinter(
            TerminalOutput.of(streams(Terminal.MONOCHROME)), Optional.empty(), FIXED)
        .waitingAtMost(Duration.ofMinutes(90))) {
      lines.onEvent(event(new Progress.Waiting("web-1", Duration.ofSeconds(61))));
    }
    assertThat(out.toString(UTF_8)).isEqualTo(live("Waiting 1:01 of 90:00 for web-1") + CLEARED);
  }

  @Test
  void elsewhere_every_line_is_plain_and_waiting_is_told_once() {
    try (ProgressPrinter lines =
        new ProgressPrinter(TerminalOutput.of(streams(Terminal.NONE)), Optional.empty(), FIXED)) {
      waitAndGoOn(lines);
    }
    assertThat(out.toString(UTF_8))
        .isEqualTo("Waiting for web-1, 100 s so far" + NL + "Started on web as x" + NL + "two" + NL
            + "lines" + NL);
  }

  @Test
  void colours_mark_the_first_word_only_where_they_are_wanted() {
    TerminalOutput.of(streams(Terminal.COLOR)).line("FAILED: ok");
    TerminalOutput.of(streams(Terminal.MONOCHROME)).line("FAILED: ok");
    assertThat(out.toString(UTF_8))
        .isEqualTo("\u001b[31mFAILED\u001b[0m: ok" + NL + "FAILED: ok" + NL);
  }

  @Test
  void a_terminal_is_what_the_environment_says() {
    assertThat(Terminal.of(Map.of("TERM", "xterm"))).isEqualTo(Terminal.COLOR);
    assertThat(Terminal.of(Map.of("TERM", "xterm", "NO_COLOR", ""))).isEqualTo(Terminal.COLOR);
    assertThat(Terminal.of(Map.of("TERM", "xterm", "NO_COLOR", "1")))
        .isEqualTo(Terminal.MONOCHROME);
    assertThat(Terminal.of(Map.of("TERM", "dumb"))).isEqualTo(Terminal.NONE);
    assertThat(Terminal.of(Map.of())).isEqualTo(Terminal.NONE);
  }

  @Test
  void quiet_output_has_only_problems() {
    try (ProgressPrinter lines = new ProgressPrinter(
        TerminalOutput.quiet(streams(Terminal.COLOR)), Optional.empty(), FIXED)) {
      waitAndGoOn(lines);
      lines.sayProblem("FAILED: x");
      lines.warn("look out");
    }
    assertThat(out.size()).isZero();
    assertThat(err.toString(UTF_8)).isEqualTo("FAILED: x" + NL + "warning: look out" + NL);
  }

  @Test
  void a_warning_begins_a_line_of_its_own() {
    try (ProgressPrinter lines = new ProgressPrinter(
        TerminalOutput.of(streams(Terminal.COLOR)), Optional.empty(), Clock.systemUTC())) {
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
        TerminalOutput.dark(streams(Terminal.NONE)), Optional.of(log.toFile()), clock)) {
      waitAndGoOn(lines);
      lines.warn("look out");
      assertThat(lines.isLogged()).isTrue();
    }
    assertThat(log).hasContent("""
            before
            2026-03-01T12:00:00Z Waiting for web-1, 100 s so far
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
        TerminalOutput.of(streams(Terminal.COLOR)),
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
        TerminalOutput.dark(streams(Terminal.NONE)),
        Optional.of(log.toFile()),
        Clock.systemUTC())) {
      Thread.currentThread().interrupt();
      lines.say("stopped");
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(Files.readString(log)).endsWith(" stopped\n");
  }

  @Test
  void a_log_file_that_fails_is_told_once(@TempDir Path folder) {
    TerminalOutput screen = TerminalOutput.of(streams(Terminal.NONE));
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
