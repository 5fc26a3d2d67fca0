package io.github.lightsailsnapshot.notify.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.JobListener;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.notify.LogNotifier;
import io.github.lightsailsnapshot.notify.Notifiers;
import io.github.lightsailsnapshot.notify.Reports;
import io.github.lightsailsnapshot.retention.Keep;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Everything that notifiers with secrets print, return, throw and log when they fail. */
final class SecretCatcher implements AutoCloseable {

  static final String PATH = "pathsecret7f3a";
  static final String QUERY = "querysecret91bc";
  static final String TOKEN = "tokensecret55de";
  static final String KEY = "keysecret-0123456789";
  static final String HOST = "hostsecret.invalid";
  static final Duration PATIENT = Duration.ofSeconds(10);
  Optional<HttpClient> client = Optional.empty();
  final LocalServer server = LocalServer.start();
  final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  final PrintStream everything = new PrintStream(printed, true, StandardCharsets.UTF_8);
  final PrintStream out = System.out;
  final PrintStream err = System.err;
  final Logger root = Logger.getLogger("");
  final Logger ours = Logger.getLogger("io.github.lightsailsnapshot");
  final Handler handler = new Handler() {
    private final SimpleFormatter formatter = new SimpleFormatter();

    @Override
    public void publish(LogRecord logged) {
      everything.println(formatter.format(logged));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  };

  SecretCatcher() {
    System.setOut(everything);
    System.setErr(everything);
    handler.setLevel(Level.ALL);
    ours.setLevel(Level.ALL);
    root.addHandler(handler);
  }

  @Override
  public void close() {
    root.removeHandler(handler);
    ours.setLevel(null);
    System.setOut(out);
    System.setErr(err);
    server.close();
  }

  /** Whose proxy selector throws what it was asked, as a host's own may. */
  static HttpClient clientThatThrows() {
    return clientThatThrows(uri -> new IllegalStateException("no proxy for " + uri));
  }

  static HttpClient clientThatThrows(Function<URI, RuntimeException> failure) {
    return HttpClient.newBuilder()
        .proxy(new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            throw failure.apply(uri);
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        })
        .build();
  }

  void refuse(ThrowingCallable setting) {
    Throwable refused = catchThrowable(setting);
    assertThat(refused).isInstanceOf(IllegalArgumentException.class);
    print(refused);
  }

  static WebhookNotifier.Builder webhook(URI address) {
    return webhook(address, PATIENT);
  }

  static WebhookNotifier.Builder webhook(URI address, Duration timeout) {
    return WebhookNotifier.builder(address)
        .header("Authorization", "Bearer " + TOKEN)
        .signedWith(KEY.getBytes(StandardCharsets.UTF_8))
        .timeout(timeout)
        .timeSource(VirtualTime.startingAt(Instant.EPOCH));
  }

  void fail(URI address) {
    fail(address, PATIENT);
  }

  void fail(URI address, Duration timeout) {
    WebhookNotifier.Builder webhooks = webhook(address, timeout).allowUnencryptedHttp();
    HeartbeatNotifier.Builder heartbeats = HeartbeatNotifier.builder(address)
        .allowUnencryptedHttp()
        .timeout(timeout)
        .timeSource(VirtualTime.startingAt(Instant.EPOCH));
    client.ifPresent(webhooks::client);
    client.ifPresent(heartbeats::client);
    WebhookNotifier webhook = webhooks.build();
    HeartbeatNotifier heartbeat = heartbeats.build();
    Notifier together = Notifiers.onFailure(Notifiers.all(webhook, heartbeat));
    Stream.of(webhooks, heartbeats, webhook, heartbeat, together).forEach(everything::println);

    throwing(webhook);
    throwing(heartbeat);
    throwing(together);
    reported(webhook, progress -> {});
    reported(heartbeat, heartbeat);
    reported(Notifiers.all(webhook, heartbeat, LogNotifier.create()), progress -> {});

    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("was not delivered");
    assertNothingIsShown();
  }

  void throwing(Notifier notifier) {
    Throwable thrown = catchThrowable(() -> notifier.send(Reports.degraded()));
    assertThat(thrown).isNotNull();
    print(thrown);
  }

  void print(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    everything.println(trace);
  }

  void reported(Notifier notifier, JobListener listener) {
    SnapshotReport report = SnapshotJob.builder(
            InMemorySnapshots.ofInstances("web-1"), "web-1", Keep.last(1))
        .waitTimeout(Duration.ZERO)
        .notifier(notifier)
        .listener(listener)
        .build()
        .run();
    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.undelivered()).isNotEmpty();
    everything.println(report);
    everything.println(report.undelivered());
    LogNotifier.create().send(report);
  }

  void assertNothingIsShown() {
    String shown = printed.toString(StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    Map.of("path", PATH, "query", QUERY, "token", TOKEN, "key", "keysecret", "host", HOST)
        .forEach((what, secret) -> assertThat(shown.contains(secret)).as(what).isFalse());
  }
}
