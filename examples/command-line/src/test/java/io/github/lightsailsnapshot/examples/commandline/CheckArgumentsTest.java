package io.github.lightsailsnapshot.examples.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The arguments of check. */
class CheckArgumentsTest {
  private final ProgramRun program = new ProgramRun();

  private void unknown(String why, String... args) {
    program.out.reset();
    assertThat(program.run(args)).isEqualTo(3);
    assertThat(program.out.toString(UTF_8))
        .isEqualTo("RECOVERY POINT UNKNOWN - " + why + System.lineSeparator());
    assertThat(program.err.size()).isZero();
  }

  @Test
  void an_invalid_option_is_reported_as_unknown_recovery_point() {
    unknown("--instance is missing: name the Lightsail instance", "check");
    unknown("--wait is an option of a run, not of check; see --help", "check", "--wait", "1h");
    unknown("--critical 1h must not be less than --warning 1d2h", "check", "-i", "web", "-c", "1h");
    unknown("--warning 0s: give 1s to 36500d", "check", "-i", "web", "-w", "0");
    unknown(
        "Invalid value for option '--critical': \"soon\" is not a length of time such as 90s, 30m, 1h, 2d or PT1H30M;"
            + " see --help",
        "check",
        "-i",
        "web",
        "-c",
        "soon");
  }

  @Test
  void a_name_that_no_instance_can_have_is_reported_as_unknown_recovery_point() {
    for (String name : List.of("web\r", "my web", "w\u00f6b", "web/1", "x".repeat(256))) {
      program.out.reset();
      assertThat(program.run("check", "-i", name)).isEqualTo(3);
      assertThat(program.out.toString(UTF_8))
          .startsWith(
              "RECOVERY POINT UNKNOWN - --instance: no Lightsail instance can have the name")
          .hasLineCount(1);
    }
  }

  @Test
  void check_is_recognised_wherever_it_is() {
    unknown("-i must come after check, like all its options", "-i", "web", "check");
    unknown("-w is an option of check, not of a run; see --help", "-w", "1h", "check");
    program.refused("\"check\" belongs to no option; see --help", "list", "check");
  }

  @Test
  void check_and_list_can_be_names_of_instances() {
    String named =
        "--keep or --max is missing: say what to keep, such as --max 7 or --keep \"daily=7, weekly=5\"";
    program.refused(named, "-i", "check");
    program.refused(named, "--instance=check");
    program.refused(named, "--instance", "list");
    program.refused(named, "list", "-i", "check");
    program.err.reset();
    unknown("--warning 0s: give 1s to 36500d", "check", "-i", "check", "-w", "0");
  }

  @Test
  void check_has_its_own_help() {
    assertThat(program.run("check", "--help")).isEqualTo(3);
    assertThat(program.out.toString(UTF_8))
        .contains("-w, --warning", "-c, --critical", "Exit status:");
  }
}
