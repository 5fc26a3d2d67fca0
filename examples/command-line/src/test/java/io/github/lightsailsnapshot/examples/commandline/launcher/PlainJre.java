package io.github.lightsailsnapshot.examples.commandline.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Assumptions;

/** A machine without a JDK: a JRE with fewer modules than any that is published, and a few of the system's commands. */
final class PlainJre {
  /** What the command needs. */
  private static final String MODULES =
      "java.management,java.naming,java.net.http,java.sql,jdk.crypto.ec,jdk.unsupported";

  /** What the README's lines and the launcher call. */
  private static final List<String> TOOLS = List.of(
      "bash",
      "cat",
      "cksum",
      "env",
      "find",
      "gzip",
      "id",
      "ls",
      "mkdir",
      "readlink",
      "sed",
      "sh",
      "tar",
      "tr");

  private PlainJre() {}

  /** Makes it below a folder, and returns the {@code PATH}. Without {@code jlink}, nothing is tested, which nobody must overlook. */
  static String path(Path folder) throws IOException {
    Path home = folder.resolve("jre");
    StringWriter said = new StringWriter();
    PrintWriter printer = new PrintWriter(said, true);
    Optional<ToolProvider> jlink = ToolProvider.findFirst("jlink");
    String[] options = {"--add-modules", MODULES, "--output", home.toString()};
    if (jlink.isEmpty() || jlink.get().run(printer, printer, options) != 0) {
      String why =
          "jlink makes no JRE here: " + jlink.map(found -> said.toString()).orElse("there is none");
      System.err.println("The README is NOT tested on a JRE: " + why);
      return Assumptions.abort(why);
    }
    assertThat(home.resolve("bin/java")).exists();
    assertThat(home.resolve("bin/javac")).doesNotExist();
    return home.resolve("bin") + ":" + tools(Files.createDirectory(folder.resolve("tools")));
  }

  /** Those of the system's commands that exist; scripts, since links to outside would be told when they are deleted. */
  private static Path tools(Path folder) throws IOException {
    for (String tool : TOOLS) {
      Path system = Path.of("/usr/bin", tool);
      if (Files.isExecutable(system)) {
        Path script = Files.writeString(
            folder.resolve(tool), "#!/bin/sh\nexec %s \"$@\"\n".formatted(system));
        assertThat(script.toFile().setExecutable(true)).isTrue();
      }
    }
    return folder;
  }
}
