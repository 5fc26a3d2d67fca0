package io.github.lightsailsnapshot.examples.commandline.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A Java home whose command records its options and its environment, and then becomes the Java of this process.
 *
 * @param home the folder
 */
record RecordingJava(Path home) {
  private static final Path REAL = Path.of(System.getProperty("java.home"));

  static RecordingJava in(Path folder) throws IOException {
    Path home = folder.resolve("java");
    RecordingJava java = new RecordingJava(home);
    Files.createDirectories(home.resolve("bin"));
    Files.createSymbolicLink(home.resolve("lib"), REAL.resolve("lib"));
    Files.copy(REAL.resolve("release"), home.resolve("release"));
    Path command = Files.writeString(home.resolve("bin/java"), """
        #!/bin/sh
        case "$*" in *ArchiveClassesAtExit* | *AOTCacheOutput*) env > '%1$s/environment' ;; esac
        echo "$*" >> '%1$s/calls'
        exec '%2$s/bin/java' "$@"
        """.formatted(home, REAL));
    if (!command.toFile().setExecutable(true)) {
      throw new IOException(command + " cannot be made executable");
    }
    return java;
  }

  /** The options of each start so far. */
  List<String> calls() {
    return lines("calls");
  }

  /** The environment of the last training. */
  List<String> trainingEnvironment() {
    return lines("environment");
  }

  List<String> starts() {
    return calls().stream().filter(call -> !call.contains(".Training")).toList();
  }

  /** The trainings that were begun, without the proofs of their archives. */
  List<String> trainings() {
    return calls().stream()
        .filter(call -> call.contains("ArchiveClassesAtExit") || call.contains("AOTCacheOutput"))
        .toList();
  }

  static boolean usesArchive(String call) {
    return call.contains("-XX:SharedArchiveFile=") || call.contains("-XX:AOTCache=");
  }

  private List<String> lines(String file) {
    try {
      Path recorded = home.resolve(file);
      return Files.exists(recorded) ? Files.readAllLines(recorded) : List.of();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
