package io.github.lightsailsnapshot.examples.commandline;

import static io.github.lightsailsnapshot.examples.commandline.ProgramRun.job;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.examples.commandline.environment.Given;
import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;
import io.github.lightsailsnapshot.examples.commandline.output.Terminal;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** From the arguments to the exit status, as far as that needs no account. */
class ProgramTest {
  private final ProgramRun program = new ProgramRun();

  @Test
  void options_that_exclude_each_other_are_refused() {
    program.refused(
        "--max 3 and --keep \"last=3\" exclude each other: --max N is the same as --keep \"last=N\"",
        "-i",
        "web",
        "-m",
        "3",
        "--keep",
        "last=3");
    program.refused(
        "--silent and --output json exclude each other",
        "-i",
        "web",
        "-m",
        "3",
        "-s",
        "--output",
        "json");
    program.refused(
        "--silent and --dry-run exclude each other: a dry run only tells what a run would do",
        job("-s", "--dry-run"));
    program.refused(
        "option '--max' (N) should be specified only once; see --help",
        "-m",
        "3",
        "-i",
        "web",
        "-m",
        "4");
    program.refused(
        "--instance is given twice, but one command looks after one instance; see --help",
        job("--instance", "db"));
  }

  @Test
  void a_long_value_with_control_characters_is_shown_on_one_plain_line() {
    assertThat(program.run("-i", "web", "--keep", "\u001b[2J\u202e\n" + "x".repeat(100_000)))
        .isEqualTo(2);
    assertThat(program.err.toString(UTF_8))
        .contains("--keep: ")
        .doesNotContain("\u001b", "\u202e")
        .hasLineCount(1)
        .hasSizeLessThan(500);
  }

  @Test
  void help_names_every_option_and_exit_status() {
    assertThat(program.run("--help")).isZero();
    assertThat(program.out.toString(UTF_8))
        .contains(
            "-l, --log-file", "-b, --basename", "-i, --instance", "-m, --max", "-a, --profile")
        .contains(
            "-s, --silent",
            "-f, --from",
            "-t, --to",
            "--keep",
            "--region",
            "--email-region",
            "--zone")
        .contains("--wait", "--slot", "--max-deletions", "--delete-failed", "--dry-run", "--output")
        .contains("--version", "--help", "list", "check", "Exit status:")
        .contains("--before", "--after", "--hook-limit", "--before-may-fail")
        .contains("--webhook", "--webhook-format", "--heartbeat", "--notify-on", "--allow-http");
    assertThat(program.run("list", "--help")).isZero();
    assertThat(program.err.size()).isZero();
  }

  @Test
  void an_unexpected_exception_is_one_line() {
    PrintStream broken = new PrintStream(program.out, true, UTF_8) {
      @Override
      public void write(byte[] bytes, int offset, int length) {
        throw new IllegalStateException("no screen\n\tat all");
      }
    };
    ProcessStreams streams =
        new ProcessStreams(broken, new PrintStream(program.err, true, UTF_8), Terminal.NONE);
    assertThat(new Program(streams, Given.nothing()).run("--help")).isEqualTo(1);
    assertThat(program.err.toString(UTF_8))
        .isEqualTo("lightsail-snapshot: unexpected IllegalStateException: no screen"
            + System.lineSeparator());
  }
}
