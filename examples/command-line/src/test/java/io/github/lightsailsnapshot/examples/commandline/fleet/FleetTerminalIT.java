package io.github.lightsailsnapshot.examples.commandline.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.lightsailsnapshot.core.wire.After;
import io.github.lightsailsnapshot.examples.commandline.packaged.Ended;
import io.github.lightsailsnapshot.examples.commandline.packaged.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar on a terminal of 8 rows and 50 columns, which {@code script} provides. */
class FleetTerminalIT {
  @TempDir
  Path home;

  private Machine machine;

  @BeforeEach
  void start() {
    assumeThat(Files.exists(Path.of("/usr/bin/script")))
        .as("there is no script here, so this is not tested")
        .isTrue();
    machine = new Machine(home);
    machine.account.settles("available", After.listings(2));
    machine.settings.put("TERM", "xterm");
    List<String> names = IntStream.range(0, 12).mapToObj(i -> "server-" + i).toList();
    names.forEach(machine.account::instance);
    machine.file(
        "fleet.yaml",
        "groups:",
        "  - {profile: backup, region: eu-central-1, max: 2, instances: " + names + "}");
  }

  @AfterEach
  void close() {
    machine.close();
  }

  private Ended onTerminal(String... more) {
    List<String> java = Machine.java("-jar", Machine.jar(), "fleet", "--config", "fleet.yaml");
    java.addAll(List.of(more));
    String line = "stty rows 8 cols 50; exec " + String.join(" ", java);
    return machine.ended(machine.start(List.of("script", "-qec", line, "typescript")));
  }

  @Test
  void shows_a_table_that_fits_and_then_the_report() {
    Ended ended = onTerminal("--log-file", "log");
    assertThat(ended.status()).as(ended.out()).isZero();
    assertThat(ended.out())
        .contains("of 12 done", "server-0 eu-central-1", "... and 7 more")
        .doesNotContain("[0/12]");
    assertThat(Screen.after(ended.out())).first().isEqualTo("SUCCEEDED: fleet: all 12 succeeded");
    assertThat(machine.read("log")).contains("[12/12] ", "SUCCEEDED: fleet: all 12 succeeded");
  }

  @Test
  void colours_the_results_unless_that_is_not_wanted() {
    machine.file(
        "fleet.yaml",
        "groups: [{profile: backup, region: eu-central-1, max: 2, instances: [web, gone]}]");
    Ended ended = onTerminal();
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).contains("gone eu-central-1  \u001b[31mFAILED\u001b[0m");
    machine.settings.put("NO_COLOR", "1");
    assertThat(onTerminal().out())
        .contains("gone eu-central-1  FAILED")
        .doesNotContain("\u001b[31m");
  }

  @Test
  void draws_nothing_if_it_is_to_be_silent() {
    Ended ended = onTerminal("--silent");
    assertThat(ended.status()).isZero();
    assertThat(ended.out()).isEmpty();
  }
}
