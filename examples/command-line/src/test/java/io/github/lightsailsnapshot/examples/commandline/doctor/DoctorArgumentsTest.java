package io.github.lightsailsnapshot.examples.commandline.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.examples.commandline.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything is checked. */
class DoctorArgumentsTest {
  @TempDir
  private Path folder;

  @Test
  void what_the_file_says_cannot_be_said_by_options_too() {
    new ProgramRun()
        .refused(
            "--instance and --config exclude each other: the file says what a run needs",
            "doctor",
            "-i",
            "web",
            "--config",
            "fleet.yaml");
  }

  @Test
  void mistakes_in_the_file_are_told_all_at_once() throws IOException {
    Path file = Files.writeString(
        folder.resolve("fleet.yaml"), "groups:\n  - {instances: web, maxx: 1, slot: 1x}\n");
    ProgramRun program = new ProgramRun();
    assertThat(program.run("doctor", "--config", file.toString())).isEqualTo(2);
    assertThat(program.out.size()).isZero();
    assertThat(program.err.toString(UTF_8).lines())
        .hasSize(3)
        .anyMatch(line -> line.contains("did you mean max?"));
  }
}
