package io.github.lightsailsnapshot.examples.commandline.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.examples.commandline.packaged.Ended;
import io.github.lightsailsnapshot.examples.custompolicy.Payday;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, without archives. */
class LauncherIT {
  private static final String[] RUN = {"-i", "web", "-a", "backup", "-m", "9", "--wait", "0"};

  @TempDir
  private Path folder;

  private Installation installation;

  @BeforeEach
  void install() throws IOException {
    installation = Installation.in(folder);
  }

  @AfterEach
  void close() {
    installation.close();
  }

  /** Leaves the tools of the shell, but no Java. */
  private void withoutJava() throws IOException {
    installation.machine.settings.put("JAVA_HOME", "");
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : List.of("sh", "sed", "readlink", "env")) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
    }
    installation.machine.settings.put("PATH", tools.toString());
    String script = Files.readString(installation.launcher());
    Files.writeString(
        installation.launcher(),
        script.replace("/usr/lib/jvm/", "/nowhere/").replace("/Library/Java/", "/nowhere/"));
  }

  private void javaOfVersion(String version) throws IOException {
    Path old = Files.createDirectories(folder.resolve("old/bin")).getParent();
    Files.createSymbolicLink(old.resolve("bin/java"), Path.of("/usr/bin/false"));
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    installation.machine.settings.put("JAVA_HOME", old.toString());
  }

  @Test
  void says_what_to_do_where_there_is_no_java() throws IOException {
    withoutJava();
    String message =
        "no Java 17 or newer: install one, such as Debian's openjdk-17-jre-headless, or set JAVA_HOME";
    assertThat(installation.run(RUN))
        .isEqualTo(new Ended(2, "", "lightsail-snapshot: " + message + "\n"));
    assertThat(installation.run("check", "-i", "web"))
        .isEqualTo(new Ended(3, "RECOVERY POINT UNKNOWN - " + message + "\n", ""));
  }

  @Test
  void names_a_java_that_is_too_old() throws IOException {
    withoutJava();
    javaOfVersion("1.8.0_402");
    assertThat(installation.run(RUN).err())
        .endsWith("; Java 1 in " + folder.resolve("old") + " is too old\n");
    Files.writeString(folder.resolve("old/release"), "JAVA_VERSION=\"11.0.2\"\n");
    assertThat(installation.run(RUN).err())
        .endsWith("; Java 11 in " + folder.resolve("old") + " is too old\n");
  }

  @Test
  void takes_the_java_on_the_path_where_the_named_one_is_too_old() throws IOException {
    javaOfVersion("11.0.2");
    installation.machine.settings.put(
        "PATH", installation.java.home().resolve("bin") + ":" + System.getenv("PATH"));
    assertThat(installation.run("--version").out()).startsWith("lightsail-snapshot ");
    assertThat(installation.java.starts()).hasSize(1);
  }

  @Test
  void is_found_through_a_link_and_puts_the_jars_in_lib_on_the_class_path() throws IOException {
    Path example =
        Path.of(Payday.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    Files.copy(example, folder.resolve("lib/policies.jar"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("bin/lightsail-snapshot"));
    Ended ended = installation.runInShell(
        "shift; exec " + link + " \"$@\"",
        "list",
        "-i",
        "web",
        "-a",
        "backup",
        "--keep",
        "last=1, payday");
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("keeping last=1, payday");
  }

  @Test
  void reads_utf_8_without_a_locale_and_gives_hooks_the_callers_own() {
    Ended ended = installation.runInShell(
        "u=$(printf '\\303\\266'); unset LANG LC_ALL LC_CTYPE;"
            + " LANG=POSIX \"$@\" --before \"env > gr$u\" && LC_ALL=C exec \"$@\" -b second --before 'env > c'",
        RUN);
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(installation.machine.read("gr\u00f6").lines())
        .contains("LANG=POSIX")
        .noneMatch(line -> line.startsWith("LC_ALL=") || line.contains("CALLER"));
    assertThat(installation.machine.read("c").lines())
        .contains("LC_ALL=C")
        .noneMatch(line -> line.contains("CALLER"));
  }

  @Test
  void leaves_any_other_locale_alone() {
    installation.machine.settings.put("LC_ALL", "tr_TR.ISO-8859-9");
    Ended ended = installation.run(concat(RUN, "--before", "env > kept"));
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(installation.machine.read("kept").lines()).contains("LC_ALL=tr_TR.ISO-8859-9");
  }

  private static String[] concat(String[] first, String... more) {
    return Stream.of(first, more).flatMap(Arrays::stream).toArray(String[]::new);
  }
}
