package io.github.lightsailsnapshot.examples.commandline.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.wire.Call;
import io.github.lightsailsnapshot.examples.commandline.packaged.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive for operators. */
class ReleaseIT {
  @TempDir
  private Path folder;

  private static List<String> listing(String how) throws IOException {
    Process tar = new ProcessBuilder("tar", how, System.getProperty("release"))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    return new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  @Test
  void has_what_an_operator_needs_in_one_folder() throws IOException {
    List<String> files = listing("tzf").stream()
        .map(file -> file.replaceFirst("^lightsail-snapshot-[0-9.]+(-SNAPSHOT)?/", ""))
        .toList();
    assertThat(files)
        .contains("lightsail-snapshot.jar", "bin/lightsail-snapshot", "bin/lightsail-snapshot.cmd")
        .contains(
            "README.md", "LICENSE", "licenses/META-INF/NOTICE", "licenses/META-INF/LICENSE.txt")
        .contains("licenses/META-INF/licenses/slf4j.txt", "fleet.schema.json")
        .allMatch(file -> !file.startsWith("/") && !file.contains("../"))
        .filteredOn(file -> file.endsWith(".jar") && file.startsWith("lib/"))
        .hasSize(3);
  }

  @Test
  void depends_neither_on_who_builds_it_nor_on_when() throws IOException {
    String built = System.getProperty("outputTimestamp").substring(0, 16).replace('T', ' ');
    assertThat(listing("tvzf"))
        .allMatch(line -> line.matches("[-drwx]{10} root/root +[0-9]+ " + built + " .*"));
  }

  @Test
  void runs_a_profile_that_assumes_a_role() throws IOException {
    try (TokenService tokens = new TokenService();
        Installation installation = Installation.in(folder)) {
      installation.machine.file(
          "config",
          "[profile role]",
          "region = eu-central-1",
          "source_profile = backup",
          "role_arn = arn:aws:iam::111122223333:role/backup");
      installation.machine.settings.put("AWS_ENDPOINT_URL_STS", tokens.address());
      Ended ended = installation.run("-i", "web", "-a", "role", "-m", "2", "--wait", "0");
      assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
      assertThat(tokens.requests)
          .singleElement()
          .asString()
          .contains("Action=AssumeRole", "role%2Fbackup");
      assertThat(installation.machine.aws.calls().all())
          .isNotEmpty()
          .extracting(Call::accessKeyId)
          .containsOnly("AKIDASSUMED");
    }
  }
}
