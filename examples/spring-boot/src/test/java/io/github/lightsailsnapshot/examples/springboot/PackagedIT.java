package io.github.lightsailsnapshot.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's command, after its Maven half, on a free port and with a run every second. */
class PackagedIT {
  private static final String BUILD = "mvn -q package -DskipTests -pl examples/spring-boot -am && ";
  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

  private final List<String> printed = new ArrayList<>();

  @Test
  void theCommandOfTheReadmeRunsUntilItIsStopped() throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command())
        .directory(Path.of("../..").toFile())
        .redirectErrorStream(true);
    // What runs for a few seconds gains nothing from the second compiler.
    builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    Process process = builder.start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      String port = readUntil(output, PORT).group(1);
      readUntil(output, Pattern.compile("SUCCEEDED: snapshot of web-1 as nightly"));
      readUntil(output, Pattern.compile("SUCCEEDED: snapshot of web-1 as nightly"));

      HttpResponse<String> health = get(port, "/actuator/health/snapshot");
      assertThat(health.body()).contains("\"status\":\"UP\"", "web-1: nightly-", " min old");
      assertThat(get(port, "/actuator/snapshot").body()).contains("\"outcome\":\"SUCCEEDED\"");
      assertThat(get(port, "/actuator/prometheus").body())
          .contains("lightsail_snapshot_recovery_point_age_seconds{");

      process.destroy();
      assertThat(process.waitFor()).isEqualTo(143);
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> command() throws IOException {
    String command = Files.readAllLines(Path.of("README.md")).stream()
        .filter(line -> line.startsWith(BUILD))
        .findFirst()
        .orElseThrow()
        .substring(BUILD.length());
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return Stream.concat(
            Stream.of(command.split(" ", -1)).map(word -> word.equals("java") ? java : word),
            Stream.of("--server.port=0", "--lightsail.snapshot.schedule=* * * * * *"))
        .toList();
  }

  private Matcher readUntil(BufferedReader output, Pattern wanted) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      printed.add(line);
      Matcher matcher = wanted.matcher(line);
      if (matcher.find()) {
        return matcher;
      }
    }
    throw new AssertionError("Nothing like " + wanted + " in " + printed);
  }

  private static HttpResponse<String> get(String port, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build(),
            BodyHandlers.ofString());
  }
}
