package io.github.lightsailsnapshot.examples.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Serves the simulator's page to this machine. Thread-safe. */
public final class SimulatorServer implements AutoCloseable {
  private static final int THREADS = 16;

  /** 127.0.0.1, also where Java prefers IPv6 and {@code InetAddress.getLoopbackAddress()} is ::1. */
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Semaphore places = new Semaphore(Limits.MOST_AT_ONCE);
  private final Answers answers;
  private final Duration patience;

  private SimulatorServer(HttpServer server, Clock clock, Duration patience) {
    this.server = server;
    this.answers = new Answers(clock);
    this.patience = patience;
  }

  /**
   * Starts a server on the loopback address, which other machines cannot reach.
   *
   * @param port the port, or 0 for any free one
   * @param clock tells the day on which a forecast begins if the address names none
   * @return the running server
   * @throws IOException if the port cannot be used
   */
  public static SimulatorServer start(int port, Clock clock) throws IOException {
    return start(port, clock, Duration.ofSeconds(Limits.MOST_WAITING_SECONDS));
  }

  /** Starts a server whose requests wait for a certain time while others are computed. */
  static SimulatorServer start(int port, Clock clock, Duration patience) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
    SimulatorServer simulator = new SimulatorServer(server, clock, patience);
    simulator.server.setExecutor(simulator.threads);
    simulator.server.createContext("/", simulator::handle);
    simulator.server.start();
    return simulator;
  }

  /**
   * Returns the address of the page.
   *
   * @return a URI such as {@code http://127.0.0.1:8090/}
   */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** Where the server listens. */
  InetSocketAddress listensOn() {
    return server.getAddress();
  }

  /** Ends the server at once. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = new Request(
          exchange.getRequestMethod(),
          exchange.getRequestHeaders().getOrDefault("Host", List.of()),
          exchange.getRequestURI());
      request
          .refusal(server.getAddress().getPort())
          .orElseGet(() -> computed(request))
          .sendTo(exchange);
    }
  }

  private Answer computed(Request request) {
    try {
      if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return busy();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return busy();
    }
    try {
      return answers.to(request);
    } finally {
      places.release();
    }
  }

  private static Answer busy() {
    return Answer.text(
        503,
        "The simulator computes at most " + Limits.MOST_AT_ONCE + " pages at once. Try again.");
  }
}
