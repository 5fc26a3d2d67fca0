package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The example file in the README. */
public final class ReadmeExample {
  private ReadmeExample() {}

  public static String yaml() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("README.md"));
    return lines.stream()
            .dropWhile(line -> !line.equals("```yaml"))
            .skip(1)
            .takeWhile(line -> !line.equals("```"))
            .collect(Collectors.joining("\n"))
        + "\n";
  }
}
