package io.github.lightsailsnapshot.notify.http;

import static io.github.lightsailsnapshot.notify.http.LocalServer.flood;
import static io.github.lightsailsnapshot.notify.http.LocalServer.reset;
import static io.github.lightsailsnapshot.notify.http.LocalServer.status;
import static io.github.lightsailsnapshot.notify.http.SecretCatcher.HOST;
import static io.github.lightsailsnapshot.notify.http.SecretCatcher.KEY;
import static io.github.lightsailsnapshot.notify.http.SecretCatcher.PATH;
import static io.github.lightsailsnapshot.notify.http.SecretCatcher.QUERY;
import static io.github.lightsailsnapshot.notify.http.SecretCatcher.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.core.wire.HostileException;
import io.github.lightsailsnapshot.notify.Notifiers;
import io.github.lightsailsnapshot.notify.Reports;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
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
  private final SecretCatcher catcher = new SecretCatcher();

  @AfterEach
  void close() {
    catcher.close();
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
  void noAnswerRevealsASecret(Failing failing) {
    catcher.server.always(failing.of(catcher.server));
    catcher.fail(catcher.server.address("/" + PATH + "?key=" + QUERY));
  }

  @Test
  void aTimeoutRevealsNoSecret() {
    catcher.server.always(catcher.server.silence());
    catcher.fail(catcher.server.address("/" + PATH + "?key=" + QUERY), Duration.ofMillis(100));
  }

  @Test
  void anUnknownHostRevealsNoSecret() {
    catcher.fail(URI.create("http://" + HOST + "/" + PATH + "?key=" + QUERY));
  }

  @Test
  void aClosedPortRevealsNoSecret() {
    catcher.server.close();
    catcher.fail(catcher.server.address("/" + PATH + "?key=" + QUERY));
  }

  @Test
  void aClientThatShowsTheAddressRevealsNoSecret() {
    catcher.client = Optional.of(SecretCatcher.clientThatThrows());
    catcher.fail(catcher.server.address("/" + PATH + "?key=" + QUERY));
    assertThat(catcher.server.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"channel", "token_word", "key_in_small_letters"})
  void anAnswerOfOneWordRevealsNoSecret(String word) {
    catcher.server.always(status(400, word));
    Notifier echoed = WebhookNotifier.builder(catcher.server.address("/hook?a=" + word))
        .header("Authorization", "Bearer " + word)
        .signedWith("key_in_small_letters".getBytes(StandardCharsets.UTF_8))
        .allowUnencryptedHttp()
        .build();
    assertThatThrownBy(() -> echoed.send(Reports.succeeded()))
        .hasMessage("The webhook was not delivered: it answered 400");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pathsecret", "querysecret", "tokensecret", "keysecret-0123456789"})
  void aCauseThatShowsPartOfASecretIsOmitted(String secret) {
    SecretFilter secrets = SecretFilter.of(
        URI.create("https://example.com/a/pathsecret?b=querysecret&c=d"),
        List.of("Bearer tokensecret", "keysecret-0123456789"));
    Throwable showing = new IOException("outer", new IOException("with " + secret));
    Throwable harmless = new IOException("outer", new IOException("reset"));
    assertThat(secrets.harmless(showing)).isEmpty();
    assertThat(secrets.harmless(harmless)).containsSame(harmless);
  }

  @Test
  void aRefusedSettingRevealsNoSecret() {
    for (String scheme : new String[] {"http", "ftp", PATH}) {
      catcher.refuse(() ->
          SecretCatcher.webhook(URI.create(scheme + "://" + HOST + "/" + PATH)).build());
    }
    catcher.refuse(() -> WebhookNotifier.builder(URI.create("https://" + QUERY + "@" + HOST)));
    URI address = URI.create("https://" + HOST + "/" + PATH);
    catcher.refuse(() -> WebhookNotifier.builder(address).header("X-Token", TOKEN + "\n"));
    catcher.refuse(() -> WebhookNotifier.builder(address).header("Host", TOKEN));
    catcher.refuse(() ->
        WebhookNotifier.builder(address).signedWith("keysecret".getBytes(StandardCharsets.UTF_8)));
    catcher.refuse(() -> HeartbeatNotifier.of(URI.create("http://" + HOST + "/" + PATH)));
    catcher.assertNothingIsShown();
  }

  @Test
  void aRefusedSettingWithASecretInTheWrongPlaceRevealsNothing() {
    URI address = URI.create("https://" + HOST + "/" + PATH);
    for (String end : new String[] {"\n", "\r\n", " ", "\u2028", "\u00a0"}) {
      catcher.refuse(() -> WebhookNotifier.builder(address).header("X-Token", TOKEN + end));
      catcher.refuse(() -> WebhookNotifier.builder(address).header("X-Token", end + TOKEN));
      catcher.refuse(
          () -> WebhookNotifier.builder(address).header("Bearer " + TOKEN + end, "X-Token"));
      catcher.refuse(() -> WebhookNotifier.builder(address)
          .signedWith((KEY + end).getBytes(StandardCharsets.UTF_8)));
    }
    catcher.refuse(
        () -> WebhookNotifier.builder(address).header("Authorization: Bearer " + TOKEN, "x"));
    for (String with : List.of(
        "https://" + QUERY + ":" + TOKEN + "@" + HOST + "/" + PATH,
        "https://" + HOST + ":0/" + PATH,
        "https://" + HOST + "/#" + PATH,
        PATH + ":" + TOKEN,
        PATH)) {
      catcher.refuse(() -> WebhookNotifier.builder(URI.create(with)));
      catcher.refuse(() -> HeartbeatNotifier.builder(URI.create(with)));
    }
    catcher.assertNothingIsShown();
  }

  @Test
  void toStringRevealsNoSecret() {
    WebhookNotifier.Builder webhooks =
        SecretCatcher.webhook(URI.create("https://" + HOST + "/" + PATH));
    HeartbeatNotifier.Builder heartbeats =
        HeartbeatNotifier.builder(URI.create("https://" + HOST + "/" + PATH + "?key=" + QUERY));
    Notifier webhook = webhooks.build();
    Notifier heartbeat = heartbeats.withoutStart().build();
    Notifier together = Notifiers.all(webhook, Notifiers.onFailure(heartbeat));
    Stream.of(webhooks, heartbeats, webhook, heartbeat, together)
        .forEach(catcher.everything::println);
    Stream.of(webhook, heartbeat, together)
        .map(Notifier::name)
        .forEach(catcher.everything::println);
    assertThat(catcher.printed.toString(StandardCharsets.UTF_8))
        .contains("WebhookNotifier and HeartbeatNotifier", "address not shown");
    catcher.assertNothingIsShown();
  }

  @Test
  void aClientWhoseExceptionHasNoMessageRevealsNoSecret() {
    catcher.client = Optional.of(SecretCatcher.clientThatThrows(uri -> new HostileException()));
    catcher.fail(catcher.server.address("/" + PATH + "?key=" + QUERY));
  }
}
