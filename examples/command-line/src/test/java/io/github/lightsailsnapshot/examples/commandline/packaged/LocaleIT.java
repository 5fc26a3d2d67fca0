package io.github.lightsailsnapshot.examples.commandline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.wire.AwsError;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process without a locale, as cron and systemd start it. The shell makes the letters, whatever the test's own locale. */
class LocaleIT {
  private static final String WITHOUT =
      "u=$(printf '\\303\\266'); unset LANG LANGUAGE LC_ALL LC_CTYPE; ";
  private static final List<String> JOB = List.of("-i", "web", "-a", "backup", "--wait", "0");

  @TempDir
  private Path home;

  private Machine machine;

  @BeforeEach
  void start() {
    machine = new Machine(home);
    machine.daily(3);
  }

  @AfterEach
  void close() {
    machine.close();
  }

  private Ended run(String line) {
    return machine.runInShell(WITHOUT + line, JOB.toArray(String[]::new));
  }

  private void refused(String where, String line) {
    Ended ended = run(line);
    assertThat(ended)
        .isEqualTo(new Ended(
            2,
            "",
            "lightsail-snapshot: " + where
                + " cannot be decoded in this process's locale (POSIX, ANSI_X3.4-1968);"
                + " set LC_ALL=C.UTF-8\n"));
    assertThat(machine.aws.calls().all()).isEmpty();
    assertThat(home.toFile().list()).doesNotContain("after");
  }

  @Test
  void a_policy_that_it_cannot_decode_is_refused() {
    refused("--keep", "exec \"$@\" --keep \"last=1, tagged=gr${u}\"");
  }

  @Test
  void a_command_that_it_cannot_decode_is_not_run() {
    refused("--before", "exec \"$@\" -m 3 --before \"touch after; echo $u\"");
  }

  @Test
  void a_log_file_that_it_cannot_decode_is_not_written() {
    refused("-l", "exec \"$@\" -m 3 -l after-$u.log");
    assertThat(home.toFile().list()).noneMatch(name -> name.endsWith(".log"));
  }

  @Test
  void a_variable_that_it_cannot_decode_is_refused() {
    refused(
        "LIGHTSAIL_SNAPSHOT_FROM",
        "LIGHTSAIL_SNAPSHOT_FROM=\"$u <a@x.org>\" exec \"$@\" -m 3 -t b@x.org");
    refused("AWS_CONFIG_FILE", "AWS_CONFIG_FILE=$u exec \"$@\" -m 3");
  }

  @Test
  void a_locale_that_reads_utf_8_takes_them_all() {
    Ended ended = run("LC_ALL=C.UTF-8 exec \"$@\" --keep \"last=1, tagged=gr${u}\""
        + " --before \"echo gr$u > hook\" -l log-$u.log");
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("keeping last=1, tagged=gr\u00f6");
    assertThat(machine.read("hook")).isEqualTo("gr\u00f6\n");
  }

  @Test
  void what_the_service_says_is_written_in_utf_8() {
    machine.account.add("gr\u00f6\u00dfe", "web", machine.now);
    Ended check = machine.runInShell(WITHOUT + "exec \"$@\"", "check", "-i", "web", "-a", "backup");
    assertThat(check.out()).startsWith("RECOVERY POINT OK - web: gr\u00f6\u00dfe is");
    machine.account.add("other", "b\u00fcro", machine.now);
    Ended list =
        machine.runInShell(WITHOUT + "exec \"$@\"", "list", "-i", "wbe", "-a", "backup", "-m", "1");
    assertThat(list.err()).contains("there are snapshots of: b\u00fcro, web");
  }

  @Test
  void so_are_documents_and_the_log_file() {
    machine
        .aws
        .faults()
        .on("CreateInstanceSnapshot")
        .answer(AwsError.of("AccessDeniedException", "nicht f\u00fcr dich", 400));
    Ended run = run("LC_ALL=POSIX exec \"$@\" -m 3 --output json -l log");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).startsWith("{").contains("nicht f\u00fcr dich");
    assertThat(machine.read("log")).contains("nicht f\u00fcr dich");
  }
}
