package io.github.lightsailsnapshot.notify.http;

import static io.github.lightsailsnapshot.notify.http.LocalServer.flood;
import static io.github.lightsailsnapshot.notify.http.LocalServer.reset;
import static io.github.lightsailsnapshot.notify.http.LocalServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import io.github.lightsailsnapshot.notify.Speechless;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs every failing path and greps everything that it prints, returns, throws and logs. What the JDK's client says of itself
 * where a host asks for its debugging log is not ours.
 */
@Timeout(120)
class SecretFilterTest {
  private static final String PATH = "pathsecret7f3a";
  private static final String QUERY = "querysecret91bc";
  private static final String TOKEN = "tokensecret55de";
  private static final String KEY = "keysecret-0123456789";
  private static final String HOST = "hostsecret.invalid";
  private static final Duration PATIENT = Duration.ofSeconds(10);

  private Optional<HttpClient> client = Optional.empty();
  private final LocalServer server = LocalServer.start();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream everything = new PrintStream(printed, true, StandardCharsets.UTF_8);
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final Logger root = Logger.getLogger("");
  private final Logger ours = Logger.getLogger("io.github.lightsailsnapshot");
  private final Handler handler = new Handler() {
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

  @BeforeEach
  void listen() {
    System.setOut(everything);
    System.setErr(everything);
    handler.setLevel(Level.ALL);
    ours.setLevel(Level.ALL);
    root.addHandler(handler);
  }

  @AfterEach
  void leave() {
    root.removeHandler(handler);
    ours.setLevel(null);
    System.setOut(out);
    System.setErr(err);
    server.close();
  }

  /** What the server does to every request. */
  private interface Failing {
    LocalServer.Reply of(LocalServer server);
  }

  static Stream<Named<Failing>> failing() {
    return Stream.of(
        Named.of("refused", server -> status(403, "")),
        Named.of("unknown", server -> status(404, PATH)),
        Named.of(
            "repeated",
            server -> status(400, "no such hook: /" + PATH + "?key=" + QUERY + " " + TOKEN)),
        Named.of("redirected", server -> status(302, "Location", "https://example.com/" + PATH)),
        Named.of("busy", server -> status(429, "Retry-After", "3600")),
        Named.of("broken down", server -> status(500, QUERY)),
        Named.of("reset", server -> reset()),
        Named.of("flooding", server -> flood(500)));
  }

  @ParameterizedTest
  @MethodSource("failing")
  void noAnswerBringsASecretToLight(Failing failing) {
    server.always(failing.of(server));
    fail(server.address("/" + PATH + "?key=" + QUERY));
  }

  @Test
  void norDoesSilence() {
    server.always(server.silence());
    fail(server.address("/" + PATH + "?key=" + QUERY), Duration.ofMillis(100));
  }

  @Test
  void norDoesAHostThatIsNotThere() {
    fail(URI.create("http://" + HOST + "/" + PATH + "?key=" + QUERY));
  }

  @Test
  void norDoesAPortThatIsClosed() {
    server.close();
    fail(server.address("/" + PATH + "?key=" + QUERY));
  }

  /** Whose proxy selector throws what it was asked, as a host's own may. */
  static HttpClient clientThatThrows() {
    return clientThatThrows(uri -> new IllegalStateException("no proxy for " + uri));
  }

  private static HttpClient clientThatThrows(Function<URI, RuntimeException> failure) {
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

  @Test
  void norDoesAClientThatShowsTheAddress() {
    client = Optional.of(clientThatThrows());
    fail(server.address("/" + PATH + "?key=" + QUERY));
    assertThat(server.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"channel", "token_word", "key_in_small_letters"})
  void norDoesAnAnswerOfOneWord(String word) {
    server.always(status(400, word));
    Notifier echoed = WebhookNotifier.builder(server.address("/hook?a=" + word))
        .header("Authorization", "Bearer " + word)
        .signedWith("key_in_small_letters".getBytes(StandardCharsets.UTF_8))
        .allowUnencryptedHttp()
        .build();
    assertThatThrownBy(() -> echoed.send(Reports.succeeded()))
        .hasMessage("The webhook was not delivered: it answered 400");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pathsecret", "querysecret", "tokensecret", "keysecret-0123456789"})
  void aCauseThatShowsAPartOfASecretIsLeftOut(String secret) {
    SecretFilter secrets = SecretFilter.of(
        URI.create("https://example.com/a/pathsecret?b=querysecret&c=d"),
        List.of("Bearer tokensecret", "keysecret-0123456789"));
    Throwable showing = new IOException("outer", new IOException("with " + secret));
    Throwable harmless = new IOException("outer", new IOException("reset"));
    assertThat(secrets.harmless(showing)).isEmpty();
    assertThat(secrets.harmless(harmless)).containsSame(harmless);
  }

  @Test
  void norDoesARefusedSetting() {
    for (String scheme : new String[] {"http", "ftp", PATH}) {
      refuse(() -> webhook(URI.create(scheme + "://" + HOST + "/" + PATH)).build());
    }
    refuse(() -> WebhookNotifier.builder(URI.create("https://" + QUERY + "@" + HOST)));
    URI address = URI.create("https://" + HOST + "/" + PATH);
    refuse(() -> WebhookNotifier.builder(address).header("X-Token", TOKEN + "\n"));
    refuse(() -> WebhookNotifier.builder(address).header("Host", TOKEN));
    refuse(() ->
        WebhookNotifier.builder(address).signedWith("keysecret".getBytes(StandardCharsets.UTF_8)));
    refuse(() -> HeartbeatNotifier.of(URI.create("http://" + HOST + "/" + PATH)));
    assertNothingIsShown();
  }

  @Test
  void norDoesARefusedSettingThatHoldsTheSecretAtTheWrongPlace() {
    URI address = URI.create("https://" + HOST + "/" + PATH);
    for (String end : new String[] {"\n", "\r\n", " ", "\u2028", "\u00a0"}) {
      refuse(() -> WebhookNotifier.builder(address).header("X-Token", TOKEN + end));
      refuse(() -> WebhookNotifier.builder(address).header("X-Token", end + TOKEN));
      refuse(() -> WebhookNotifier.builder(address).header("Bearer " + TOKEN + end, "X-Token"));
      refuse(() -> WebhookNotifier.builder(address)
          .signedWith((KEY + end).getBytes(StandardCharsets.UTF_8)));
    }
    refuse(() -> WebhookNotifier.builder(address).header("Authorization: Bearer " + TOKEN, "x"));
    for (String with : List.of(
        "https://" + QUERY + ":" + TOKEN + "@" + HOST + "/" + PATH,
        "https://" + HOST + ":0/" + PATH,
        "https://" + HOST + "/#" + PATH,
        PATH + ":" + TOKEN,
        PATH)) {
      refuse(() -> WebhookNotifier.builder(URI.create(with)));
      refuse(() -> HeartbeatNotifier.builder(URI.create(with)));
    }
    assertNothingIsShown();
  }

  @Test
  void norDoesABuilderOrANotifierThatIsShown() {
    WebhookNotifier.Builder webhooks = webhook(URI.create("https://" + HOST + "/" + PATH));
    HeartbeatNotifier.Builder heartbeats =
        HeartbeatNotifier.builder(URI.create("https://" + HOST + "/" + PATH + "?key=" + QUERY));
    Notifier webhook = webhooks.build();
    Notifier heartbeat = heartbeats.withoutStart().build();
    Notifier together = Notifiers.all(webhook, Notifiers.onFailure(heartbeat));
    Stream.of(webhooks, heartbeats, webhook, heartbeat, together).forEach(everything::println);
    Stream.of(webhook, heartbeat, together).map(Notifier::name).forEach(everything::println);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("WebhookNotifier and HeartbeatNotifier", "address not shown");
    assertNothingIsShown();
  }

  @Test
  void norDoesAClientWhoseExceptionCannotSpeak() {
    client = Optional.of(clientThatThrows(uri -> new Speechless()));
    fail(server.address("/" + PATH + "?key=" + QUERY));
  }

  private void refuse(ThrowingCallable setting) {
    Throwable refused = catchThrowable(setting);
    assertThat(refused).isInstanceOf(IllegalArgumentException.class);
    print(refused);
  }

  private static WebhookNotifier.Builder webhook(URI address) {
    return webhook(address, PATIENT);
  }

  private static WebhookNotifier.Builder webhook(URI address, Duration timeout) {
    return WebhookNotifier.builder(address)
        .header("Authorization", "Bearer " + TOKEN)
        .signedWith(KEY.getBytes(StandardCharsets.UTF_8))
        .timeout(timeout)
        .timeSource(VirtualTime.startingAt(Instant.EPOCH));
  }

  private void fail(URI address) {
    fail(address, PATIENT);
  }

  private void fail(URI address, Duration timeout) {
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

  private void throwing(Notifier notifier) {
    Throwable thrown = catchThrowable(() -> notifier.send(Reports.degraded()));
    assertThat(thrown).isNotNull();
    print(thrown);
  }

  private void print(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    everything.println(trace);
  }

  private void reported(Notifier notifier, JobListener listener) {
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

  private void assertNothingIsShown() {
    String shown = printed.toString(StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    Map.of("path", PATH, "query", QUERY, "token", TOKEN, "key", "keysecret", "host", HOST)
        .forEach((what, secret) -> assertThat(shown.contains(secret)).as(what).isFalse());
  }
}
