package io.github.lightsailsnapshot.examples.commandline;

import static io.github.lightsailsnapshot.examples.commandline.ProgramRun.job;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that an option refuses. */
class InvalidValueTest {
  private final ProgramRun program = new ProgramRun();

  @Test
  void a_value_is_quoted_with_its_option_and_what_would_be_valid() {
    program.refused(
        invalid("--max", "\"abc\" is not a whole number from 1 to 999999999"), "-m", "abc");
    program.refused(invalid("--max", "\"0\" is not a whole number from 1 to 999999999"), "-m", "0");
    program.refused(
        invalid("--max", "\"-3\" is not a whole number from 1 to 999999999"), "-m", "-3");
    program.refused(
        invalid("--max", "\"1e3\" is not a whole number from 1 to 999999999"), "list", "--max=1e3");
    program.refused(
        invalid("--max-deletions", "\"0\" is not a whole number from 1 to 999999999"),
        "--max-deletions",
        "0");
    program.refused(
        invalid("--wait", "\"soon\" is not a length of time such as 90s, 30m, 1h, 2d or PT1H30M"),
        "--wait",
        "soon");
    program.refused(
        invalid(
            "--zone", "\"Mars\" is not a time zone such as Europe/Berlin, America/New_York or UTC"),
        "--zone",
        "Mars");
    program.refused(
        invalid("--zone", "\"Berlin\" is not a time zone (did you mean Europe/Berlin?)"),
        "--zone",
        "Berlin");
    program.refused(
        invalid("--zone", "\"Europe/Berln\" is not a time zone (did you mean Europe/Berlin?)"),
        "--zone",
        "Europe/Berln");
    program.refused(
        invalid(
            "--zone",
            "\"Asia/Hanoi\" is not a time zone such as Europe/Berlin, America/New_York or UTC"),
        "--zone",
        "Asia/Hanoi");
    for (String abbreviation : List.of("CEST", "EST", "BST", "IST")) {
      program.refused(
          invalid(
              "--zone",
              "\"" + abbreviation
                  + "\" is an abbreviation; name a place, such as Europe/Berlin or America/New_York"),
          "--zone",
          abbreviation);
    }
    program.refused(
        invalid(
            "--zone", "\"cest\" is not a time zone such as Europe/Berlin, America/New_York or UTC"),
        "--zone",
        "cest");
    program.refused(
        invalid("--wait", "\"30\" lacks its unit: 30s, 30m, 30h or 30d"), "--wait", "30");
    program.refused(
        invalid(
            "--region", "\"eu-central\" is not an AWS region such as eu-central-1 or us-east-1"),
        "--region",
        "eu-central");
    program.refused(
        invalid(
            "--email-region",
            "\"EU-WEST-1\" is not an AWS region such as eu-central-1 or us-east-1"),
        "--email-region",
        "EU-WEST-1");
    program.refused(invalid("--output", "\"xml\" is neither text nor json"), "--output", "xml");
  }

  private String invalid(String option, String why) {
    return "Invalid value for option '" + option + "': " + why + "; see --help";
  }

  @Test
  void a_duration_is_shown_as_it_was_understood() {
    program.refused("--wait 1d1s: give 0s to 1d", "-i", "web", "-m", "3", "--wait", "86401s");
    program.refused("--wait PT-1S: give 0s to 1d", "-i", "web", "-m", "3", "--wait", "PT-1S");
    program.refused("--slot 59s: give 1m to 366d", "-i", "web", "-m", "3", "--slot", "59s");
    program.refused("--slot 0s: give 1m to 366d", "-i", "web", "-m", "3", "--slot", "0");
    program.refused(
        "--slot PT1M0.5S: give whole seconds", "-i", "web", "-m", "3", "--slot", "PT60.5S");
  }

  @Test
  void values_of_hooks_and_channels_are_refused() {
    program.refused(
        "--hook-limit 11m: give 1s to 10m", job("--before", "true", "--hook-limit", "11m"));
    program.refused(
        invalid("--notify-on", "\"never\" is neither failure nor always"), "--notify-on", "never");
    program.refused(
        invalid("--webhook-format", "\"xml\" is none of json, slack and teams"),
        "--webhook-format",
        "xml");
  }

  @Test
  void a_mistake_in_a_policy_is_reported_with_its_column() {
    assertThat(program.run("-i", "web", "--keep", "last=3, dayly=7")).isEqualTo(2);
    assertThat(program.err.toString(UTF_8))
        .startsWith(
            "lightsail-snapshot: --keep: \"dayly=7\" at column 9 of the policy is not a rule (did you mean daily?)");
  }

  @Test
  void an_invalid_instance_is_reported_with_its_option() {
    for (String name : List.of("web\r", "my web", "w\u00f6b", "web/1", "x".repeat(256))) {
      program.err.reset();
      assertThat(program.run("-i", name, "-m", "3")).isEqualTo(2);
      assertThat(program.err.toString(UTF_8))
          .contains("--instance: no Lightsail instance can have the name");
    }
    program.err.reset();
    assertThat(program.run("-i", "w".repeat(240), "-m", "3")).isEqualTo(2);
    assertThat(program.err.toString(UTF_8))
        .contains("--instance followed by -auto is not a valid basename")
        .contains("give --basename");
  }

  @Test
  void a_value_of_a_flag_is_refused() {
    program.refused("--dry-run takes no value: give it, or leave it out", job("--dry-run=false"));
    program.refused("--silent takes no value: give it, or leave it out", job("--silent=true"));
    program.refused(
        "--delete-failed takes no value: give it, or leave it out", job("--delete-failed=no"));
  }

  @Test
  void an_invalid_log_file_is_refused(@TempDir Path folder) throws Exception {
    program.refused("--log-file is empty: name a file", job("-l", ""));
    program.refused(
        "--log-file takes a file, not an address (not shown, it may be a secret)",
        job("-l", "https://user:S3CRET@x"));
    program.refused(
        "--log-file " + folder + " is a folder: name a file", job("-l", folder.toString()));
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    program.refused(
        "--log-file " + pipe + " is a pipe or a socket, where nobody may be reading: name a file",
        job("-l", pipe.toString()));
  }

  @Test
  void an_invalid_basename_is_refused() {
    assertThat(program.run("-i", "web", "-b", "-x", "-m", "3")).isEqualTo(2);
    assertThat(program.run("-i", "web", "-b", "a b", "-m", "3")).isEqualTo(2);
    assertThat(program.err.toString(UTF_8))
        .contains("--basename: The basename \"a b\" must be letters");
  }
}
