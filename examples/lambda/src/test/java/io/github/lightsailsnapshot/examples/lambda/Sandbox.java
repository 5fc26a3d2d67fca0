package io.github.lightsailsnapshot.examples.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A container of Lambda's: it builds a handler once, and invokes it for each line of its standard input, which is an
 * event as JSON. For each it prints a line with what the handler returned, and what runs on.
 */
final class Sandbox {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How long a thread may take to end on a busy machine; shorter than an attempt of a call, which must not run on. */
  private static final Duration LIMIT = Duration.ofSeconds(8);

  private Sandbox() {}

  public static void main(String[] args) throws Exception {
    RequestHandler<Map<String, String>, Map<String, String>> handler = handler(args[0]);
    int millis = Integer.parseInt(args[1]);
    BufferedReader events =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = events.readLine(); line != null; line = events.readLine()) {
      Invocation invocation = Invocation.of(millis);
      Map<String, String> answer = new TreeMap<>(handler.handleRequest(event(line), invocation));
      answer.put("left", Integer.toString(invocation.getRemainingTimeInMillis()));
      answer.put("running", String.join(",", runningOn()));
      answer.put("classes", Long.toString(loaded()));
      answer.put("millis", Long.toString(ManagementFactory.getRuntimeMXBean().getUptime()));
      System.out.println(JSON.writeValueAsString(answer));
    }
  }

  @SuppressWarnings("unchecked")
  private static RequestHandler<Map<String, String>, Map<String, String>> handler(String name)
      throws ReflectiveOperationException {
    return Class.forName(name).asSubclass(RequestHandler.class).getConstructor().newInstance();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> event(String line) throws IOException {
    return JSON.readValue(line, Map.class);
  }

  /** Waits until no thread is at work. Those that do not end within the limit run on. */
  private static Set<String> runningOn() throws InterruptedException {
    long begin = System.nanoTime();
    Set<String> running = running();
    while (!running.isEmpty() && System.nanoTime() - begin < LIMIT.toNanos()) {
      Thread.sleep(10);
      running = running();
    }
    return running;
  }

  /** Threads that execute anything but the JDK's own code: those of a pool that wait for work do not. */
  private static Set<String> running() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey() != Thread.currentThread())
        .filter(thread -> Stream.of(thread.getValue()).anyMatch(Sandbox::isWork))
        .map(thread -> thread.getKey().getName())
        .collect(Collectors.toSet());
  }

  private static boolean isWork(StackTraceElement frame) {
    return Stream.of("java.", "jdk.", "sun.").noneMatch(frame.getClassName()::startsWith);
  }

  private static long loaded() {
    return ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
  }
}
