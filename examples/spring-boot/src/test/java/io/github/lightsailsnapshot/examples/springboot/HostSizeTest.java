package io.github.lightsailsnapshot.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a host has to write, beside its properties, is short, and what it copies is whole. */
class HostSizeTest {
  private static final Path ROOT =
      Path.of("src/main/java/io/github/lightsailsnapshot/examples/springboot");

  @Test
  void itIsLessThanSixtyLines() throws IOException {
    try (Stream<Path> files = Files.list(ROOT)) {
      List<Path> host = files.filter(file -> file.toString().endsWith(".java")).toList();

      assertThat(host).contains(ROOT.resolve("BackupApplication.java"));
      assertThat(host.stream().mapToInt(file -> lines(file).size()).sum()).isLessThan(60);
    }
  }

  @Test
  void whatIsCopiedNeedsNothingElseOfTheExample() throws IOException {
    String example = "io.github.lightsailsnapshot.examples.springboot.";
    try (Stream<Path> files = Files.list(ROOT.resolve("autoconfigure"))) {
      assertThat(files.flatMap(file -> lines(file).stream()))
          .filteredOn(line -> line.contains(example))
          .hasSizeGreaterThan(5)
          .allMatch(line -> line.startsWith("package " + example + "autoconfigure;"));
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
