package io.github.lightsailsnapshot.examples.cluster;

import io.github.lightsailsnapshot.core.wire.LocalAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged worker in a Java process of its own. */
record WorkerProcess(Process process, Path output) {

  static WorkerProcess start(Path folder, Path settings, LocalAws aws) throws IOException {
    Path output = Files.createTempFile(folder, "worker", ".log");
    ProcessBuilder command = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            System.getProperty("jar"),
            settings.toString())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile());
    command.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    command
        .environment()
        .putAll(Map.of(
            "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "secret-of-the-account",
            "AWS_ENDPOINT_URL", aws.endpoint().toString()));
    return new WorkerProcess(command.start(), output);
  }

  /** The name by which the database knows it. */
  String name() {
    return "worker-" + process.pid();
  }

  String printed() throws IOException {
    return Files.readString(output);
  }

  /** Ends it at once, as {@code kill -9} does. */
  void kill() throws InterruptedException {
    int unused = process.destroyForcibly().waitFor();
  }

  /** Tells it to end, as {@code kill} does, and returns whether it did within a minute. */
  boolean terminate() throws InterruptedException {
    process.destroy();
    return process.waitFor(1, TimeUnit.MINUTES);
  }
}
