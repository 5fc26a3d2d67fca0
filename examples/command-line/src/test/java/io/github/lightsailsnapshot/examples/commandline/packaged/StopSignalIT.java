package io.github.lightsailsnapshot.examples.commandline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.wire.After;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is told to stop. */
class StopSignalIT {
  @TempDir
  Path home;

  private Machine machine;

  @BeforeEach
  void start() {
    machine = new Machine(home);
    machine.daily(3);
    machine.account.settles("available", After.never());
  }

  @AfterEach
  void close() {
    machine.close();
  }

  @Test
  void while_it_waits_it_reports_and_mails_within_seconds() {
    Process process = startedWithMail();
    await(() -> machine.read("out").contains("Waiting for"));
    long before = System.nanoTime();
    process.destroy();
    Ended ended = machine.ended(process);
    assertThat(since(before)).isLessThan(Duration.ofSeconds(8));
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.out()).contains("DEGRADED", "The run was interrupted");
    stoppedWithMail("DEGRADED");
    assertThat(machine.read("log")).contains("The run was interrupted");
  }

  @Test
  void before_it_has_begun_it_ends_at_once_with_the_program_that_gives_credentials() {
    Path helper = machine.file("helper.sh", "echo $$ > helper.pid; exec sleep 1000");
    machine.file(
        "config", "[profile slow]", "region = eu-central-1", "credential_process = sh " + helper);
    Process process =
        machine.start(Machine.java("-jar", Machine.jar(), "-i", "web", "-a", "slow", "-m", "1"));
    await(() ->
        Files.exists(home.resolve("helper.pid")) && !machine.read("helper.pid").isBlank());
    long pid = Long.parseLong(machine.read("helper.pid").strip());
    long before = System.nanoTime();
    process.destroy();
    Ended ended = machine.ended(process);
    assertThat(since(before)).isLessThan(Duration.ofSeconds(8));
    assertThat(ended.status()).isIn(1, 2);
    await(() -> !goesOn(pid));
    assertThat(machine.aws.calls().all()).isEmpty();
  }

  @Test
  void while_a_call_hangs_it_makes_no_further_one() {
    machine.aws.faults().on("GetInstanceSnapshots").delayBefore(Duration.ofMinutes(2));
    Process process = startedWithMail();
    await(() -> machine.aws.calls().count("GetInstanceSnapshots") == 1);
    long before = System.nanoTime();
    process.destroy();
    Ended ended = machine.ended(process);
    assertThat(since(before)).isLessThan(Duration.ofSeconds(25));
    assertThat(ended.status()).isEqualTo(1);
    assertThat(machine.account.created()).isEmpty();
    stoppedWithMail("FAILED");
  }

  @Test
  void while_it_deletes_it_deletes_nothing_more() {
    machine.account.settles("available", After.now());
    machine.aws.faults().on("DeleteInstanceSnapshot").delayBefore(Duration.ofSeconds(20));
    Process process = startedWithMail();
    await(() -> machine.aws.calls().count("DeleteInstanceSnapshot") == 1);
    process.destroy();
    Ended ended = machine.ended(process);
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.out()).contains("DEGRADED", "The run was interrupted");
    assertThat(machine.aws.calls().count("DeleteInstanceSnapshot")).isEqualTo(1);
    assertThat(machine.aws.ses().mails()).hasSize(1);
  }

  @Test
  void a_check_whose_call_hangs_is_unknown() {
    machine.aws.faults().on("GetInstanceSnapshots").delayBefore(Duration.ofMinutes(2));
    Process process =
        machine.start(Machine.java("-jar", Machine.jar(), "check", "-i", "web", "-a", "backup"));
    await(() -> machine.aws.calls().count("GetInstanceSnapshots") == 1);
    process.destroy();
    Ended ended = machine.ended(process);
    assertThat(ended.out()).startsWith("RECOVERY POINT UNKNOWN - ");
    assertThat(ended.status()).isEqualTo(3);
  }

  /** A pipe that is full, and that nobody reads, holds it up where no interruption reaches it. */
  @Test
  void a_check_that_is_left_behind_is_unknown_too() {
    Process process = machine.start(Machine.inShell(
        "mkfifo full; exec 3<>full; head -c 65536 /dev/zero >&3; exec \"$@\" >&3",
        "check",
        "-i",
        "web",
        "-a",
        "backup"));
    await(() -> machine.aws.calls().count("GetInstanceSnapshots") == 1);
    process.destroy();
    assertThat(machine.ended(process).status()).isEqualTo(3);
  }

  /** A process that has ended may still be there for a parent that does not ask for its status. */
  private static boolean goesOn(long pid) {
    try {
      return !Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
    } catch (IOException gone) {
      return false;
    }
  }

  private Process startedWithMail() {
    return machine.start(Machine.java(
        "-jar",
        Machine.jar(),
        "-i",
        "web",
        "-a",
        "backup",
        "-m",
        "1",
        "-l",
        "log",
        "-f",
        "ops@example.com",
        "-t",
        "me@example.com"));
  }

  private void stoppedWithMail(String outcome) {
    assertThat(machine.account.deleted()).isEmpty();
    assertThat(machine.aws.ses().mails())
        .singleElement()
        .satisfies(mail -> assertThat(mail.subject().data()).startsWith(outcome));
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  private static void await(BooleanSupplier condition) {
    long before = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(since(before)).isLessThan(Duration.ofSeconds(40));
      Thread.onSpinWait();
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }
}
