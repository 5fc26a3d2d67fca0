package io.github.lightsailsnapshot.examples.commandline.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.examples.commandline.ProgramRun;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The arguments of the commands for a fleet, as far as they need no account. */
class FleetArgumentsTest {
  private final ProgramRun program = new ProgramRun();

  @TempDir
  Path home;

  @Test
  void a_configuration_is_required() {
    program.refused(
        "--config is missing: name the fleet's configuration file; `fleet init` writes an example",
        "fleet");
    program.refused(
        "--config " + home + " is not a regular file; `fleet init` writes an example",
        "fleet",
        "--config",
        home.toString());
  }

  @Test
  void a_page_is_for_a_single_instance() {
    program.refused(
        "--html shows the plan of a single instance; leave it out for a fleet",
        "fleet",
        "--dry-run",
        "--html",
        home.resolve("plan.html").toString());
  }

  @Test
  void the_schema_is_printed() {
    assertThat(program.run("fleet", "--print-schema")).isZero();
    assertThat(program.out.toString(UTF_8)).isEqualToIgnoringNewLines(Templates.schema());
  }

  @Test
  void the_example_is_written_once() throws IOException {
    Path file = home.resolve("fleet.yaml");
    assertThat(program.run("fleet", "init", "--config", file.toString())).isZero();
    assertThat(program.out.toString(UTF_8)).contains("fleet --config " + file + " --dry-run");
    assertThat(Files.readString(file)).isEqualTo(Templates.example());
    Files.writeString(file, "mine");
    program.refused(
        "--config " + file + " is there already, and is not overwritten; name another file",
        "fleet",
        "init",
        "--config",
        file.toString());
    assertThat(Files.readString(file)).isEqualTo("mine");
  }

  @Test
  void wrong_arguments_of_a_check_are_unknown_to_a_monitor() {
    assertThat(program.run("fleet", "check", "--configg", "x")).isEqualTo(3);
    assertThat(program.out.toString(UTF_8))
        .startsWith("RECOVERY POINT UNKNOWN - --configg is not an option (did you mean --config");
    assertThat(program.err.size()).isZero();
  }

  @Test
  void help_fits_into_80_columns_with_its_examples() {
    for (String command : List.of("list", "check", "init")) {
      program.out.reset();
      int unused = program.run("fleet", command, "--help");
      List<String> lines = program.out.toString(UTF_8).lines().toList();
      assertThat(lines).allMatch(line -> line.length() <= 80);
      assertThat(lines.stream().dropWhile(line -> !line.equals("Examples:")).skip(1))
          .hasSize(2)
          .allMatch(line -> line.startsWith("  lightsail-snapshot fleet " + command));
    }
  }

  @Test
  void options_come_after_the_last_command() {
    program.refused(
        "--config must come after init, like all its options", "fleet", "--config", "x", "init");
  }
}
