package io.github.lightsailsnapshot.examples.commandline.launcher;

import io.github.lightsailsnapshot.examples.commandline.packaged.Ended;
import io.github.lightsailsnapshot.examples.commandline.packaged.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The release, unpacked on a machine, with a Java that records how it is started. */
final class Installation implements AutoCloseable {
  static final String[] LIST = {"list", "-i", "web", "-a", "backup", "-m", "2"};

  final Path folder;
  final Machine machine;
  final RecordingJava java;

  private Installation(Path folder, Path home) throws IOException {
    this.folder = folder;
    this.machine = new Machine(home);
    this.java = RecordingJava.in(folder);
    machine.settings.put("JAVA_HOME", java.home().toString());
    machine.settings.put("LIGHTSAIL_SNAPSHOT_ARCHIVE", "off");
    machine.daily(3);
  }

  static Installation in(Path folder) throws IOException {
    Process tar = new ProcessBuilder(
            "tar",
            "xzf",
            System.getProperty("release"),
            "-C",
            folder.toString(),
            "--strip-components=1")
        .inheritIO()
        .start();
    try {
      if (tar.waitFor() != 0) {
        throw new IOException("The release cannot be unpacked");
      }
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
    return new Installation(folder, Files.createDirectory(folder.resolve("home")));
  }

  Path launcher() {
    return folder.resolve("bin/lightsail-snapshot");
  }

  Path cache() {
    return machine.home.resolve(".cache/lightsail-snapshot");
  }

  List<Path> archives() {
    try (Stream<Path> files = Files.isDirectory(cache()) ? Files.list(cache()) : Stream.empty()) {
      return files.filter(file -> file.toString().endsWith(".classes")).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Process start(String suffix, String... args) {
    List<String> command = new ArrayList<>(List.of(launcher().toString()));
    command.addAll(List.of(args));
    return machine.start(command, suffix);
  }

  Ended run(String... args) {
    return machine.ended(start("", args));
  }

  /** A start in a line of the shell, where {@code $@} stands for the launcher and its arguments. */
  Ended runInShell(String line, String... args) {
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", line, "sh", launcher().toString()));
    command.addAll(List.of(args));
    return machine.ended(machine.start(command));
  }

  @Override
  public void close() {
    machine.close();
  }
}
