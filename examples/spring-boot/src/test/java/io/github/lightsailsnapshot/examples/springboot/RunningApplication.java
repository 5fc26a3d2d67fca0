package io.github.lightsailsnapshot.examples.springboot;

import io.github.lightsailsnapshot.core.wire.LocalAws;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application as it is, with its own SDK client, which finds a local endpoint and its credentials as it would find
 * real ones.
 */
final class RunningApplication implements AutoCloseable {
  private static final Map<String, String> AWS =
      Map.of("aws.accessKeyId", "AKIDEXAMPLE", "aws.secretAccessKey", "secret");
  private static final String ENDPOINT = "aws.endpointUrl";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext context;

  private RunningApplication(ConfigurableApplicationContext context) {
    this.context = context;
  }

  static RunningApplication start(LocalAws aws, List<Class<?>> more, String... properties) {
    AWS.forEach(System::setProperty);
    System.setProperty(ENDPOINT, aws.endpoint().toString());
    List<Class<?>> sources = new ArrayList<>(more);
    sources.add(BackupApplication.class);
    List<String> arguments = new ArrayList<>(List.of("--server.port=0"));
    arguments.addAll(List.of(properties));
    return new RunningApplication(
        SpringApplication.run(sources.toArray(new Class<?>[0]), arguments.toArray(new String[0])));
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  HttpResponse<String> get(String path) {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not get " + path, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The value of the meter with this name and these labels, in their order. */
  double metric(String nameAndLabels) {
    return get("/actuator/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith(nameAndLabels + " "))
        .map(line ->
            Double.valueOf(line.substring(nameAndLabels.length() + 1).replace("Inf", "Infinity")))
        .findFirst()
        .orElseThrow(() -> new AssertionError(
            "No " + nameAndLabels + " in " + get("/actuator/prometheus").body()));
  }

  @Override
  public void close() {
    context.close();
    AWS.keySet().forEach(System::clearProperty);
    System.clearProperty(ENDPOINT);
  }
}
