package io.github.lightsailsnapshot.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a host has to write, beside its properties and the package that it copies, is short. */
class HostSizeTest {

  @Test
  void itIsLessThanSixtyLines() throws IOException {
    Path root = Path.of("src/main/java/io/github/lightsailsnapshot/examples/springboot");
    try (Stream<Path> files = Files.list(root)) {
      List<Path> host = files.filter(file -> file.toString().endsWith(".java")).toList();

      assertThat(host).contains(root.resolve("BackupApplication.java"));
      assertThat(host.stream().mapToLong(HostSizeTest::lines).sum()).isLessThan(60);
    }
  }

  private static long lines(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
