package io.github.lightsailsnapshot.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jars, on the class path and on the module path. */
class PackagedIT {
  private static final String MODULE = "io.github.lightsailsnapshot.examples.quickstart";

  @TempDir
  private Path folder;

  private String run(String... arguments) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = Stream.concat(Stream.of(java), Stream.of(arguments)).toList();
    Process process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    boolean ended = process.waitFor(1, TimeUnit.MINUTES);
    process.destroyForcibly();
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(ended && process.exitValue() == 0).as(printed).isTrue();
    return printed;
  }

  @Test
  void workOnTheClassPath() throws Exception {
    assertThat(run("-jar", "target/quick-start.jar"))
        .contains("SUCCEEDED: snapshot of web-1 as nightly");
  }

  @Test
  void workOnTheModulePath() throws Exception {
    String modules =
        run("-p", "target/quick-start.jar:target/lib", "-m", MODULE + "/" + MODULE + ".QuickStart");
    assertThat(modules).contains("SUCCEEDED: snapshot of web-1 as nightly");
  }

  @Test
  void areNamedModulesThere() throws Exception {
    String resolved = run(
        "-p",
        "target/quick-start.jar:target/lib",
        "--add-modules",
        "io.github.lightsailsnapshot.notify",
        "--show-module-resolution",
        "-m",
        MODULE + "/" + MODULE + ".QuickStart");
    assertThat(resolved)
        .containsPattern("(?m)^root " + MODULE + " ")
        .containsPattern("(?m)^root io\\.github\\.lightsailsnapshot\\.notify ")
        .contains("requires io.github.lightsailsnapshot.retention")
        .containsPattern("requires software\\.amazon\\.awssdk\\.services\\.lightsail .* automatic");
  }
}
