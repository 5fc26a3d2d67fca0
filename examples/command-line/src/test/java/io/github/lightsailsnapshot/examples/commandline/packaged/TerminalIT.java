package io.github.lightsailsnapshot.examples.commandline.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.lightsailsnapshot.core.wire.After;
import io.github.lightsailsnapshot.core.wire.AwsError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run in a pseudo-terminal. */
class TerminalIT {
  private static final Pattern LIVE =
      Pattern.compile("\r\u001b\\[K\u001b\\[\\?7l([^\u001b]*)\u001b\\[\\?7h");
  private static final String ESCAPE = "\u001b";

  @TempDir
  private Path home;

  private Machine machine;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    assumeThat(new ProcessBuilder("sh", "-c", "command -v script stty").start().waitFor())
        .as("there is no script here, so no pseudo-terminal is tested")
        .isZero();
    machine = new Machine(home);
    machine.settings.put("TERM", "xterm");
    machine.settings.put("NO_COLOR", "");
    machine.daily(3);
  }

  @AfterEach
  void close() {
    if (machine != null) {
      machine.close();
    }
  }

  private Ended onTerminal(int columns, String... options) {
    List<String> words =
        Machine.java("-jar", Machine.jar(), "-i", "web", "-a", "backup", "-m", "1");
    words.addAll(List.of(options));
    String line = words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    List<String> command = new ArrayList<>(List.of("script", "-qefc"));
    command.add("stty cols " + columns + " rows 24; exec " + line);
    command.add("/dev/null");
    return machine.ended(machine.start(command));
  }

  private static List<String> live(Ended ended) {
    return LIVE.matcher(ended.out()).results().map(found -> found.group(1)).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 200})
  void has_colours_and_a_live_line_whose_important_part_fits(int columns) {
    machine.account.settles("available", After.listings(1));
    Ended ended = onTerminal(columns);
    assertThat(ended.status()).isZero();
    assertThat(live(ended))
        .anyMatch(line -> line.matches("Waiting 0:0[0-9] of 30:00 for web-auto-.*"))
        .anyMatch(line -> line.startsWith("Deleting 1 of 3: web-auto-"))
        .anyMatch(line -> line.startsWith("Deleting 3 of 3: web-auto-"))
        .allMatch(line -> line.indexOf(" web-auto-") < columns);
    String rest = LIVE.matcher(ended.out()).replaceAll("").replace("\r\u001b[K", "");
    assertThat(rest)
        .contains("\u001b[32mSUCCEEDED\u001b[0m: snapshot of web as web-auto")
        .doesNotContain("Waiting for");
  }

  @Test
  void has_no_colours_where_they_are_not_wanted() {
    machine.settings.put("NO_COLOR", "1");
    Ended ended = onTerminal(80, "--wait", "0");
    assertThat(live(ended)).anyMatch(line -> line.startsWith("Deleting 2 of 2"));
    assertThat(ended.out()).contains("SUCCEEDED").doesNotContain("\u001b[3", "\u001b[0m");
  }

  @Test
  void has_plain_lines_if_asked_for() {
    Ended ended = onTerminal(80, "--wait", "0", "--plain");
    assertThat(ended.out()).contains("Deleted ", "SUCCEEDED").doesNotContain(ESCAPE);
  }

  @Test
  void has_plain_lines_on_a_terminal_without_escape_sequences() {
    machine.settings.put("TERM", "dumb");
    Ended ended = onTerminal(80, "--wait", "0");
    assertThat(ended.out()).contains("Deleted ", "SUCCEEDED").doesNotContain(ESCAPE);
  }

  @Test
  void is_quiet_if_all_is_well_and_tells_of_problems() {
    assertThat(onTerminal(80, "--wait", "0", "-q")).isEqualTo(new Ended(0, "", ""));
    machine.aws.faults().on("DeleteInstanceSnapshot").answer(AwsError.accessDenied("delete"));
    Ended ended = onTerminal(80, "--wait", "0", "-q", "-b", "web-auto");
    assertThat(ended.status()).isIn(3, 4);
    assertThat(ended.out()).isNotEmpty().doesNotContain(ESCAPE, "Listed");
  }
}
