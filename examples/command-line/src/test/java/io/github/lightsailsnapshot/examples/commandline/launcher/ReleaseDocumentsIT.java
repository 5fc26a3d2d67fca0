package io.github.lightsailsnapshot.examples.commandline.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Completion and manual, as the build makes them for the release. */
class ReleaseDocumentsIT {
  private static final Path DOCUMENTS = Path.of(System.getProperty("release.documents"));
  private static final String BASH =
      DOCUMENTS.resolve("completion/lightsail-snapshot.bash").toString();
  private static final String FISH =
      DOCUMENTS.resolve("completion/lightsail-snapshot.fish").toString();

  private static List<String> output(String... command) throws IOException, InterruptedException {
    assumeThat(
            new ProcessBuilder("sh", "-c", "command -v " + command[0]).start().waitFor())
        .as("there is no " + command[0] + " here, so this is not tested")
        .isZero();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text.lines().toList();
  }

  private static List<String> inBash(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(
        "bash",
        "-c",
        "source \"$0\"; compopt() { :; }; COMP_WORDS=(lightsail-snapshot \"$@\"); COMP_CWORD=$#; COMP_LINE=\"${COMP_WORDS[*]}\"; COMP_POINT=${#COMP_LINE}; "
            + "$(complete -p lightsail-snapshot | sed 's/.*-F \\([^ ]*\\).*/\\1/'); printf '%s\\n' \"${COMPREPLY[@]}\"",
        BASH));
    command.addAll(List.of(words));
    return output(command.toArray(String[]::new));
  }

  private static List<String> inFish(String line) throws Exception {
    return output("fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", FISH, line)
        .stream()
        .map(found -> found.split("\t", 2)[0])
        .toList();
  }

  @Test
  void bash_completes_options_words_and_values() throws Exception {
    assertThat(inBash("--in")).containsExactly("--instance");
    assertThat(inBash("li")).contains("list");
    assertThat(inBash("--output", "")).containsExactlyInAnyOrder("text", "json");
    assertThat(inBash("list", "--sl")).doesNotContain("--slot");
    assertThat(inBash("fleet", "--on")).containsExactly("--only");
    assertThat(inBash("fleet", "in")).contains("init");
  }

  @Test
  void fish_completes_options_words_and_values() throws Exception {
    assertThat(inFish("lightsail-snapshot --in")).containsExactly("--instance");
    assertThat(inFish("lightsail-snapshot li")).contains("list");
    assertThat(inFish("lightsail-snapshot --output ")).containsExactlyInAnyOrder("text", "json");
    assertThat(inFish("lightsail-snapshot list --sl")).isEmpty();
    assertThat(inFish("lightsail-snapshot fleet in")).contains("init");
    assertThat(inFish("lightsail-snapshot fleet --on")).containsExactly("--only");
    assertThat(inFish("lightsail-snapshot fleet check --wa")).containsExactly("--warning");
    assertThat(inFish("lightsail-snapshot fleet check --on")).isEmpty();
    assertThat(inFish("lightsail-snapshot check --wa")).containsExactly("--warning");
    assertThat(inFish("lightsail-snapshot help ")).contains("policies", "times", "exit-statuses");
  }

  @Test
  void zsh_reads_the_script_of_bash() throws Exception {
    assertThat(output(
            "zsh",
            "-fc",
            "autoload -U compinit; compinit -D; source $1; print $_comps[lightsail-snapshot]",
            "zsh",
            BASH))
        .last()
        .asString()
        .contains("bash_complete");
  }

  @Test
  void there_is_a_manual_page_for_each_command_without_warnings() throws Exception {
    try (Stream<Path> pages = Files.list(DOCUMENTS.resolve("man/man1"))) {
      List<Path> all = pages.toList();
      assertThat(all).hasSizeGreaterThanOrEqualTo(4);
      assertThat(all)
          .extracting(page -> page.getFileName().toString())
          .contains("lightsail-snapshot-fleet.1", "lightsail-snapshot-fleet-check.1");
      for (Path page : all) {
        assertThat(output("groff", "-man", "-Tutf8", "-ww", "-P-cbou", page.toString()))
            .anyMatch(line -> line.startsWith("NAME"))
            .anyMatch(line -> line.contains("2026-11-22"))
            .noneMatch(line -> line.contains("warning:"));
      }
    }
  }
}
