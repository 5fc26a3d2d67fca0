package io.github.lightsailsnapshot.examples.commandline.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.lightsailsnapshot.examples.commandline.packaged.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The units that the installed command prints, read by systemd. */
class SystemdIT {
  @TempDir
  private Path folder;

  @Test
  void systemd_finds_nothing_wrong_with_the_units() throws Exception {
    assumeThat(
            new ProcessBuilder("sh", "-c", "command -v systemd-analyze").start().waitFor())
        .as("there is no systemd-analyze here, so the units are not verified")
        .isZero();
    try (Installation installation = Installation.in(folder)) {
      Ended ended = installation.run(
          "systemd",
          "-i",
          "web",
          "--keep",
          "daily=7, tagged=100%",
          "--slot",
          "1d",
          "--zone",
          "Europe/Berlin",
          "-l",
          "/var/log/log",
          "--user",
          "root",
          "--before",
          "date +%F >> \"$HOME/x\"");
      assertThat(ended.status()).as(ended.err()).isZero();
      assertThat(ended.out()).contains("ExecStart=" + installation.launcher() + " --instance web ");
      for (String unit : Pattern.compile("### /etc/systemd/system/|### systemctl")
          .splitAsStream(ended.out())
          .toList()) {
        if (unit.startsWith("lightsail-snapshot-web.")) {
          Files.writeString(
              folder.resolve(unit.lines().findFirst().orElseThrow()),
              unit.substring(unit.indexOf('\n')));
        }
      }
      verified("lightsail-snapshot-web.service", "lightsail-snapshot-web.timer");
    }
  }

  private void verified(String... units) throws IOException, InterruptedException {
    for (String unit : List.of(units)) {
      Process process = new ProcessBuilder(
              "systemd-analyze",
              "verify",
              "--man=no",
              "--recursive-errors=no",
              folder.resolve(unit).toString())
          .redirectErrorStream(true)
          .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
      assertThat(said).isEmpty();
    }
  }
}
