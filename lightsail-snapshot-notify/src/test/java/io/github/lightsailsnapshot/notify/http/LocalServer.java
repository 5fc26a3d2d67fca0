package io.github.lightsailsnapshot.notify.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A real server on this host that does what it is told, one reply after the other, and answers 200 after the last. */
final class LocalServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
    Thread thread = new Thread(work, "local-server");
    thread.setDaemon(true);
    return thread;
  });
  private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Reply otherwise = status(200, "OK");

  private LocalServer(HttpServer server) {
    this.server = server;
  }

  /** What came. */
  record Received(String method, String target, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.get(name.toLowerCase(Locale.ROOT));
    }
  }

  /** What is done about it. */
  interface Reply {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  static LocalServer start() {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      LocalServer local = new LocalServer(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
      local.server.setExecutor(local.threads);
      local.server.createContext("/", local::handle);
      local.server.start();
      return local;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI address(String target) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + target);
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  List<String> targets() {
    return received.stream().map(Received::target).toList();
  }

  LocalServer next(Reply reply) {
    replies.add(reply);
    return this;
  }

  void always(Reply reply) {
    otherwise = reply;
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      received.add(new Received(
          exchange.getRequestMethod(),
          exchange.getRequestURI().toString(),
          exchange.getRequestHeaders().entrySet().stream()
              .collect(Collectors.toMap(
                  entry -> entry.getKey().toLowerCase(Locale.ROOT),
                  entry -> String.join(",", entry.getValue()))),
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      Reply reply = replies.poll();
      (reply == null ? otherwise : reply).to(exchange);
    } catch (IOException | InterruptedException asPlanned) {
      // The client has gone, or the server is closing.
    }
  }

  static Reply status(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  static Reply status(int status, String header, String value) {
    return exchange -> {
      exchange.getResponseHeaders().set(header, value);
      exchange.sendResponseHeaders(status, -1);
    };
  }

  /** The connection ends without an answer. */
  static Reply reset() {
    return HttpExchange::close;
  }

  /** No answer until the server closes. */
  Reply silence() {
    return exchange -> closed.await();
  }

  /** A status, then nothing until the server closes. */
  Reply silenceAfter(int status) {
    return exchange -> {
      exchange.sendResponseHeaders(status, 0);
      exchange.getResponseBody().flush();
      closed.await();
    };
  }

  /** A status, then a body without an end. */
  static Reply flood(int status) {
    return exchange -> {
      exchange.sendResponseHeaders(status, 0);
      OutputStream body = exchange.getResponseBody();
      byte[] water = "all work and no play ".repeat(1000).getBytes(StandardCharsets.UTF_8);
      while (true) {
        body.write(water);
      }
    };
  }

  @Override
  public void close() {
    closed.countDown();
    threads.shutdownNow();
    server.stop(0);
  }
}
