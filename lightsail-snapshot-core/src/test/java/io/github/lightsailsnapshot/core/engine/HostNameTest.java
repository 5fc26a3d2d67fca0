package io.github.lightsailsnapshot.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The name of a machine is that of its environment, or else that of its file; it is never looked up in the network. */
class HostNameTest {
  @TempDir
  private Path folder;

  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("hostname");
  }

  private void write(String text) throws IOException {
    Path unused = Files.writeString(file, text);
  }

  @Test
  void theEnvironmentComesFirst() throws IOException {
    write("from-file\n");

    assertThat(HostName.of(Map.of("HOSTNAME", "backup-1", "COMPUTERNAME", "PC-1"), file))
        .contains("backup-1");
    assertThat(HostName.of(Map.of("COMPUTERNAME", "PC-1"), file)).contains("PC-1");
  }

  @Test
  void thenTheFirstLineOfTheFile() throws IOException {
    write("  backup-2 \nsecond line\n");

    assertThat(HostName.of(Map.of(), file)).contains("backup-2");
  }

  @Test
  void whatIsNoNameIsPassedOver() throws IOException {
    write("backup-2\n");

    assertThat(HostName.of(Map.of("HOSTNAME", "a b\u001b[31m"), file)).contains("backup-2");
    assertThat(HostName.of(Map.of("HOSTNAME", "a".repeat(254)), file)).contains("backup-2");
  }

  @Test
  void withoutAnyOfThemThereIsNone() throws IOException {
    assertThat(HostName.of(Map.of(), file)).isEmpty();
    assertThat(HostName.of(Map.of(), folder)).isEmpty();
    write("\n");
    assertThat(HostName.of(Map.of("HOSTNAME", ""), file)).isEmpty();
  }
}
