package io.github.lightsailsnapshot.examples.commandline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.wire.AwsError;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands around the request for the snapshot. */
class HooksIT {
  @TempDir
  private Path home;

  private Machine machine;

  @BeforeEach
  void start() {
    machine = new Machine(home);
    machine.daily(2);
  }

  @AfterEach
  void close() {
    machine.close();
  }

  private Ended run(String before, String... more) {
    String[] args = new String[more.length + 6];
    String[] hooks = {"-m", "1", "--before", before, "--after", "echo released >> steps"};
    System.arraycopy(hooks, 0, args, 0, hooks.length);
    System.arraycopy(more, 0, args, hooks.length, more.length);
    return machine.runNow(args);
  }

  @Test
  void are_run_before_and_after() {
    Ended ended = run("echo frozen >> steps");

    assertThat(ended.status()).as(ended.out()).isZero();
    assertThat(machine.read("steps")).isEqualTo("frozen\nreleased\n");
    assertThat(machine.account.created()).hasSize(1);
  }

  @Test
  void no_snapshot_is_made_if_the_first_one_fails() {
    Ended ended = run("echo no lock; exit 4");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out())
        .contains(
            "The hook before the snapshot failed with IOException: exit status 4, \"no lock\"");
    assertThat(machine.read("steps")).isEqualTo("released\n");
    assertThat(machine.account.created()).isEmpty();
    assertThat(machine.account.deleted()).isEmpty();
  }

  @Test
  void unless_it_may_fail() {
    Ended ended = run("exit 4", "--before-may-fail");

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.out()).contains("crash-consistent only");
    assertThat(machine.account.created()).hasSize(1);
  }

  @Test
  void one_that_takes_too_long_is_ended() {
    Ended ended = run("sleep 600", "--hook-limit", "1s");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).contains("The hook before the snapshot did not end within 1 s");
    assertThat(machine.read("steps")).isEqualTo("released\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sleep 60; echo frozen >> steps",
        "(sleep 60; echo frozen >> steps); echo frozen >> steps",
        "trap '' TERM; sleep 60; echo frozen >> steps",
        "trap 'echo asked >> asked' TERM; trap '' INT; while :; do sleep 1; done; echo frozen >> steps"
      })
  void one_that_is_ended_runs_no_command_after_the_second_one_has_begun(String before) {
    Ended ended = run(before, "--hook-limit", "3s");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).doesNotContain("hook after");
    assertThat(machine.read("steps")).isEqualTo("released\n");
  }

  @Test
  void the_second_one_is_run_although_the_creation_fails() {
    machine
        .aws
        .faults()
        .on("CreateInstanceSnapshot")
        .answer(AwsError.accessDenied("lightsail:CreateInstanceSnapshot"));

    assertThat(run("echo frozen >> steps").status()).isEqualTo(1);

    assertThat(machine.read("steps")).isEqualTo("frozen\nreleased\n");
  }

  @Test
  void a_dry_run_runs_none() {
    assertThat(run("touch steps", "--dry-run").status()).isZero();

    assertThat(home.resolve("steps")).doesNotExist();
  }
}
