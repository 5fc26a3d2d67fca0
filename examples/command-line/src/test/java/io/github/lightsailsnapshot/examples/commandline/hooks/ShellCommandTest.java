package io.github.lightsailsnapshot.examples.commandline.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ShellCommandTest {
  @TempDir
  private Path home;

  private static ShellCommand shell(String line) {
    return new ShellCommand(line, Duration.ofSeconds(1), new ReentrantLock());
  }

  private String file(String name) {
    return home.resolve(name).toString();
  }

  @Test
  void a_line_of_the_shell_is_run() throws Exception {
    shell("echo frozen > " + file("state") + " && true").run();
    assertThat(Path.of(file("state"))).hasContent("frozen");
  }

  @Test
  void any_status_but_0_is_a_failure_told_with_the_last_line() {
    assertThatThrownBy(shell("echo one; echo cannot connect >&2; echo; exit 3")::run)
        .isInstanceOf(IOException.class)
        .hasMessage("exit status 3, \"cannot connect\"");
    assertThatThrownBy(shell("exit 1")::run).hasMessage("exit status 1, without a word");
    assertThatThrownBy(shell("no-such-command-1234")::run)
        .hasMessageStartingWith("exit status 127, ");
  }

  @Test
  void however_much_it_writes() {
    assertThatThrownBy(shell("head -c 3000000 /dev/zero | tr '\\0' x; exit 2")::run)
        .hasMessage("exit status 2, \"" + "x".repeat(300) + "\"");
  }

  @Test
  void it_reads_nothing() throws Exception {
    shell("cat").run();
  }

  @Test
  void what_it_started_in_the_background_goes_on() throws Exception {
    shell("sleep 600 & echo $! > " + file("pid")).run();
    ProcessHandle background = ProcessHandle.of(
            Long.parseLong(Files.readString(Path.of(file("pid"))).strip()))
        .orElseThrow();
    assertThat(background.isAlive()).isTrue();
    background.destroyForcibly();
  }

  @Test
  void a_failure_is_told_although_the_background_keeps_the_output_open() {
    long before = System.nanoTime();
    assertThatThrownBy(shell("sleep 20 & echo $! > " + file("pid") + "; echo no; exit 1")::run)
        .hasMessage("exit status 1, \"no\"");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void if_no_thread_can_read_its_output_it_does_not_go_on() throws Exception {
    String line = "echo $$ > " + file("pid.part") + "; mv " + file("pid.part") + " " + file("pid")
        + "; sleep 600; true";
    AtomicReference<ProcessHandle> started = new AtomicReference<>();

    assertThatThrownBy(() -> shell(line).run(code -> {
          started.set(awaited(Path.of(file("pid"))));
          throw new OutOfMemoryError("unable to create native thread");
        }))
        .isInstanceOf(OutOfMemoryError.class);

    assertThat(started.get().onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  private static ProcessHandle awaited(Path file) {
    try {
      while (!Files.exists(file)) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      return ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).orElseThrow();
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  void interrupted_it_ends_the_processes() throws Exception {
    String line = "echo $$ > " + file("pid.part") + "; mv " + file("pid.part") + " " + file("pid")
        + "; sleep 600; true";
    FutureTask<Object> task = new FutureTask<>(() -> {
      shell(line).run();
      return "ended";
    });
    Thread thread = new Thread(task);
    thread.start();
    ProcessHandle shell = awaited(Path.of(file("pid")));

    thread.interrupt();

    assertThatThrownBy(task::get).hasCauseInstanceOf(InterruptedException.class);
    assertThat(shell.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
  }
}
