package io.github.lightsailsnapshot.examples.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process with a {@link Sandbox}, whose only variables are Lambda's and the template's. */
final class Container implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path PACKAGED = Path.of("target", "function", "lib");

  private final Process process;
  private final BufferedWriter events;
  private final BufferedReader answers;

  private Container(Process process) {
    this.process = process;
    this.events = process.outputWriter();
    this.answers = process.inputReader();
  }

  static Container start(String handler, int millis, Map<String, String> variables, URI endpoint)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(handler, millis));
    builder.environment().clear();
    builder.environment().putAll(variables);
    builder
        .environment()
        .putAll(Map.of(
            "AWS_REGION", "eu-central-1",
            "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "secret",
            "AWS_SESSION_TOKEN", "session",
            "AWS_ENDPOINT_URL", endpoint.toString()));
    builder.redirectError(new File("target", "container.log"));
    return new Container(builder.start());
  }

  /** The packaged jars, and the sandbox with what it needs. */
  private static List<String> command(String handler, int millis) {
    List<String> classes = new ArrayList<>(List.of(PACKAGED.resolve("*").toString()));
    classes.add(Path.of("target", "test-classes").toString());
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.contains("jackson-")) {
        classes.add(entry);
      }
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        String.join(File.pathSeparator, classes),
        Sandbox.class.getName(),
        handler,
        Integer.toString(millis));
  }

  Map<String, String> invoke(Map<String, String> event) throws IOException {
    Optional<Map<String, String>> answer = answer(event);
    assertThat(answer).as("an answer; see target/container.log").isPresent();
    return answer.get();
  }

  /** Expects that the container dies before it answers. */
  Optional<Map<String, String>> invokeInVain(Map<String, String> event) throws IOException {
    return answer(event);
  }

  @SuppressWarnings("unchecked")
  private Optional<Map<String, String>> answer(Map<String, String> event) throws IOException {
    events.write(JSON.writeValueAsString(event));
    events.newLine();
    events.flush();
    String line = answers.readLine();
    return line == null ? Optional.empty() : Optional.of(JSON.readValue(line, Map.class));
  }

  void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
