package io.github.lightsailsnapshot.examples.commandline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.wire.LocalAws;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java virtual machine that starts quickly: most of what a process here does is to start. */
final class QuickJava {
  /** The classes of a first run, loaded once for all processes. */
  static final Path CLASSES = Path.of(Machine.jar() + ".classes");

  private static final String[] FIRST_RUN = {
    "-jar", Machine.jar(), "-i", "web", "-m", "1", "--wait", "0", "--region", "eu-central-1"
  };

  static {
    List<String> command = command("-XX:ArchiveClassesAtExit=" + CLASSES);
    command.addAll(List.of(FIRST_RUN));
    try (LocalAws aws = LocalAws.start()) {
      aws.lightsail().instance("web");
      ProcessBuilder first = new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD);
      first.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
      first
          .environment()
          .putAll(Map.of(
              "AWS_ACCESS_KEY_ID", "AKIDFIRST",
              "AWS_SECRET_ACCESS_KEY", "secret",
              "AWS_ENDPOINT_URL", aws.endpoint().toString()));
      assertThat(first.start().waitFor(60, TimeUnit.SECONDS)).isTrue();
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError("The first run failed", failed);
    }
  }

  private QuickJava() {}

  /** The virtual machine's command so far, to be added to. */
  static List<String> command(String archive) {
    return new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xshare:auto",
        "-Xlog:disable",
        archive));
  }
}
