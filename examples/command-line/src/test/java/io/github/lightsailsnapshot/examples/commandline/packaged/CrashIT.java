package io.github.lightsailsnapshot.examples.commandline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.wire.After;
import io.github.lightsailsnapshot.core.wire.Fault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes that are killed in the middle, and several at once, all in one slot. */
class CrashIT {
  private static final List<String> CALLS =
      List.of("GetInstanceSnapshots", "CreateInstanceSnapshot", "DeleteInstanceSnapshot");
  private static final int KILLED = 128 + 9;

  @TempDir
  private Path home;

  private Machine machine;

  @BeforeEach
  void start() {
    machine = new Machine(home);
    machine.account.clock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-1)));
    IntStream.range(0, 4).forEach(day -> machine.snapshot(hoursOld(day)));
    machine.account.settles("available", After.now());
  }

  @AfterEach
  void close() {
    machine.close();
  }

  /** Older than the slot: the names of what is younger may still be asked for by a run of the same slot. */
  private static int hoursOld(int day) {
    return 24 * (400 + day);
  }

  /** A slot so long that no test sees it end. */
  private Process started(String suffix) {
    List<String> command = Machine.java(
        "-jar",
        Machine.jar(),
        "-i",
        "web",
        "-a",
        "backup",
        "-m",
        "2",
        "--wait",
        "0",
        "--slot",
        "300d");
    return machine.start(command, suffix);
  }

  /** Kills the process when its n-th call arrives, which has its effect or is lost as well. */
  private int killedAt(int call, boolean effect) {
    CompletableFuture<Process> process = new CompletableFuture<>();
    AtomicInteger seen = new AtomicInteger();
    for (String operation : CALLS) {
      Fault fault = machine.aws.faults().on(operation).when(any -> seen.incrementAndGet() == call);
      if (effect) {
        fault.after(() -> kill(process.join()));
      } else {
        fault.before(() -> kill(process.join()));
        machine.aws.faults().on(operation).when(any -> seen.get() == call).resetBefore();
      }
    }
    process.complete(started(""));
    int status = machine.ended(process.join()).status();
    machine.aws.faults().clear();
    return status;
  }

  private static void kill(Process process) {
    process.destroyForcibly();
    process.onExit().join();
  }

  @ParameterizedTest(name = "at call {0}, which has its effect: {1}")
  @CsvSource({
    "1, false",
    "1, true",
    "2, false",
    "2, true",
    "3, false",
    "3, true",
    "4, false",
    "4, true"
  })
  void one_that_is_killed_is_made_up_for_by_the_next(int call, boolean effect) {
    assertThat(killedAt(call, effect)).isEqualTo(KILLED);
    boolean isMade = !machine.account.created().isEmpty();
    assertThat(isMade).isEqualTo(call > 2 || (call == 2 && effect));

    Ended next = machine.ended(started(""));

    assertThat(next.status()).as(next.out()).isZero();
    assertThat(machine.account.created()).hasSize(1);
    Stream<String> kept =
        IntStream.range(0, isMade ? 1 : 2).mapToObj(day -> machine.name(hoursOld(day)));
    assertThat(machine.account.names())
        .as(next.out())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(kept, machine.account.created().stream()).toList());
  }

  @Test
  void three_at_once_make_one_snapshot_and_all_succeed() {
    List<Process> processes =
        IntStream.range(0, 3).mapToObj(number -> started("-" + number)).toList();

    for (int number = 0; number < 3; number++) {
      Ended ended = machine.ended(processes.get(number), "-" + number);
      assertThat(ended.status()).as(ended.out()).isZero();
    }
    assertThat(machine.account.created()).hasSize(1);
    assertThat(machine.account.names())
        .contains(machine.name(hoursOld(0)), machine.account.created().get(0));
  }
}
