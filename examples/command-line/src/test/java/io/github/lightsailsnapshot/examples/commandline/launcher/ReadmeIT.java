package io.github.lightsailsnapshot.examples.commandline.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.wire.After;
import io.github.lightsailsnapshot.examples.commandline.packaged.Ended;
import io.github.lightsailsnapshot.examples.commandline.packaged.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first commands of the README, word for word, from the archive to the line of a crontab. */
class ReadmeIT {
  private static final Path RELEASE = Path.of(System.getProperty("release"));

  @TempDir
  private Path home;

  private static List<String> commands() throws IOException {
    Path readme = RELEASE.resolveSibling("../README.md");
    return Files.readString(readme)
        .lines()
        .dropWhile(line -> !line.equals("## The first five minutes"))
        .dropWhile(line -> !line.equals("```"))
        .skip(1)
        .takeWhile(line -> !line.equals("```"))
        .toList();
  }

  @Test
  void a_new_user_gets_from_the_archive_to_a_backup_and_its_schedule() throws IOException {
    List<String> commands = commands();
    assertThat(commands).hasSize(6);
    try (Machine machine = new Machine(home)) {
      Files.copy(RELEASE, home.resolve(RELEASE.getFileName()));
      machine.permitted.add("GetInstances");
      machine.account.permitInstances().settles("available", After.listings(1));
      machine.settings.put("LIGHTSAIL_SNAPSHOT_ARCHIVE", "off");
      machine.settings.put("TZ", "UTC");
      machine.settings.put("JAVA_HOME", System.getProperty("java.home"));
      Ended ended = machine.ended(
          machine.start(List.of("bash", "-euo", "pipefail", "-c", String.join("\n", commands))));
      assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
      assertThat(ended.out())
          .containsSubsequence(
              "ok           credentials: from the profile backup",
              "ok           instance: web exists",
              "A run would do this:",
              "SUCCEEDED: snapshot of web as web-auto",
              "17 3 * * *  " + home.toRealPath() + "/lightsail-snapshot-")
          .contains("/bin/lightsail-snapshot --instance web --profile backup --max 7");
      assertThat(machine.account.created()).hasSize(1);
    }
  }
}
