package io.github.lightsailsnapshot.examples.commandline.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.wire.After;
import io.github.lightsailsnapshot.core.wire.Call;
import io.github.lightsailsnapshot.examples.commandline.packaged.Ended;
import io.github.lightsailsnapshot.examples.commandline.packaged.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first commands of the README, word for word, from the archive to the line of a crontab, on a machine that has neither
 * a JDK nor a profile yet.
 */
class ReadmeIT {
  private static final Path RELEASE = Path.of(System.getProperty("release"));

  @TempDir
  private Path folder;

  /** All lines of code under the heading. */
  private static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    boolean isHere = false;
    boolean isCode = false;
    for (String line : Files.readAllLines(RELEASE.resolveSibling("../README.md"))) {
      if (line.startsWith("## ")) {
        isHere = line.equals("## The first five minutes");
      } else if (line.startsWith("```")) {
        isCode = !isCode;
      } else if (isHere && isCode) {
        commands.add(line);
      }
    }
    return commands;
  }

  /** A new user's environment, with nothing of this process's. */
  private static List<String> shell(Path home, String path, Machine machine) throws IOException {
    return List.of(
        "env",
        "-i",
        "HOME=" + home,
        "PATH=" + path,
        "TZ=UTC",
        "AWS_ENDPOINT_URL=" + machine.aws.endpoint(),
        "AWS_EC2_METADATA_DISABLED=true",
        "LIGHTSAIL_SNAPSHOT_ARCHIVE=off",
        "bash",
        "-euo",
        "pipefail",
        "-c",
        String.join("\n", commands()));
  }

  @Test
  void a_new_user_gets_from_the_archive_to_a_backup_and_its_schedule() throws IOException {
    assertThat(commands()).hasSize(13);
    String path = PlainJre.path(folder);
    Path home = Files.createDirectory(folder.resolve("home"));
    try (Machine machine = new Machine(home)) {
      Files.copy(RELEASE, home.resolve(RELEASE.getFileName()));
      machine.permitted.add("GetInstances");
      machine.account.permitInstances().settles("available", After.listings(1));
      Ended ended = machine.ended(machine.start(shell(home, path, machine)));
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
      assertThat(machine.aws.calls().all()).extracting(Call::accessKeyId).containsOnly("AKIA...");
    }
  }
}
