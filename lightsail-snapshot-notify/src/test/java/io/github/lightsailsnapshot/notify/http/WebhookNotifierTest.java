package io.github.lightsailsnapshot.notify.http;

import static io.github.lightsailsnapshot.notify.http.LocalServer.flood;
import static io.github.lightsailsnapshot.notify.http.LocalServer.reset;
import static io.github.lightsailsnapshot.notify.http.LocalServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.notify.Reports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class WebhookNotifierTest {
  private final LocalServer server = LocalServer.start();
  private final VirtualTime time = VirtualTime.startingAt(Instant.EPOCH);

  @AfterEach
  void close() {
    server.close();
  }

  private WebhookNotifier.Builder webhook() {
    return webhook(server.address("/hook?token=abc"));
  }

  private WebhookNotifier.Builder webhook(URI address) {
    return WebhookNotifier.builder(address)
        .allowUnencryptedHttp()
        .timeout(Duration.ofSeconds(14))
        .timeSource(time);
  }

  private LocalServer.Received received() {
    assertThat(server.received()).hasSize(1);
    return server.received().get(0);
  }

  @Nested
  class ARequest {

    @Test
    void isAPostOfJson() throws Exception {
      webhook().build().send(Reports.succeeded());

      assertThat(received().method()).isEqualTo("POST");
      assertThat(received().target()).isEqualTo("/hook?token=abc");
      assertThat(received().header("Content-Type")).isEqualTo("application/json; charset=utf-8");
      assertThat(received().body()).isEqualTo(WebhookFormat.json().body(Reports.succeeded()));
      assertThat(received().headers()).doesNotContainKey("x-lightsail-snapshot-signature");
    }

    @Test
    void carriesTheHostsHeaders() throws Exception {
      webhook()
          .header("Authorization", "Bearer one")
          .header("authorization", "Bearer two")
          .header("Content-Type", "application/cloudevents+json")
          .build()
          .send(Reports.succeeded());

      assertThat(received().header("Authorization")).isEqualTo("Bearer two");
      assertThat(received().header("Content-Type")).isEqualTo("application/cloudevents+json");
    }

    @Test
    void isSignedOverItsBytes() throws Exception {
      byte[] key = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);
      webhook().signedWith(key).format(report -> "{\"x\":\"wöb\"}").build().send(Reports.skipped());

      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      assertThat(received().header("X-Lightsail-Snapshot-Signature"))
          .isEqualTo("sha256="
              + HexFormat.of()
                  .formatHex(mac.doFinal(received().body().getBytes(StandardCharsets.UTF_8))));
      assertThat(received().body()).contains("wöb");
    }

    @Test
    void isWhatAFunctionOfTheHostsMakesOfTheReport() throws Exception {
      webhook()
          .format(report -> "{\"ok\":" + report.errors().isEmpty() + "}")
          .build()
          .send(Reports.failed("nobody"));
      assertThat(received().body()).isEqualTo("{\"ok\":false}");
    }

    @Test
    void goesThroughAClientOfTheHosts() throws Exception {
      HttpClient client = HttpClient.newHttpClient();
      webhook().client(client).build().send(Reports.succeeded());
      assertThat(server.received()).hasSize(1);
    }
  }

  @Nested
  class AFailure {

    private void failsWith(String message) {
      assertThatThrownBy(() -> webhook().build().send(Reports.succeeded()))
          .isInstanceOf(DeliveryException.class)
          .hasMessage(message);
    }

    @Test
    void thatIsARefusalIsToldAtOnce() {
      server.always(status(404, "no_service"));
      failsWith("The webhook was not delivered: it answered 404 (no_service)");
      assertThat(server.received()).hasSize(1);
    }

    @Test
    void isToldWithoutWhatMayRepeatTheRequest() {
      server.always(status(400, "Bad request: /hook?token=abc"));
      failsWith("The webhook was not delivered: it answered 400");
    }

    @Test
    void thatPassesIsNone() throws Exception {
      server.next(status(500, "")).next(status(429, "")).next(reset()).next(status(502, "x"));
      webhook().build().send(Reports.succeeded());

      assertThat(server.received()).hasSize(5);
      assertThat(server.received())
          .extracting(LocalServer.Received::body)
          .containsOnly(WebhookFormat.json().body(Reports.succeeded()));
      assertThat(time.pauses())
          .satisfiesExactly(
              first -> assertThat(first).isBetween(millis(250), millis(500)),
              second -> assertThat(second).isBetween(millis(500), millis(1000)),
              third -> assertThat(third).isBetween(millis(1000), millis(2000)),
              fourth -> assertThat(fourth).isBetween(millis(2000), millis(4000)));
    }

    private static Duration millis(long count) {
      return Duration.ofMillis(count);
    }

    @Test
    void thatStaysIsGivenUpWithinTheLimit() {
      server.always(status(503, ""));
      failsWith("The webhook was not delivered: it answered 503, as the last of 7 attempts");
      assertThat(server.received()).hasSize(7);
      assertThat(time.passed()).isLessThan(Duration.ofSeconds(14));
    }

    @Test
    void thatSaysHowLongToWaitIsTriedAgainThen() throws Exception {
      server.next(status(429, "Retry-After", "5"));
      webhook().build().send(Reports.succeeded());
      assertThat(time.pauses())
          .singleElement()
          .satisfies(pause -> assertThat(pause).isBetween(millis(5000), millis(5250)));
    }

    @Test
    void thatSaysToComeBackAtOnceIsStillGivenAPause() throws Exception {
      server.next(status(429, "Retry-After", "0"));
      webhook().build().send(Reports.succeeded());
      assertThat(time.pauses())
          .singleElement()
          .satisfies(pause -> assertThat(pause).isBetween(millis(250), millis(500)));
    }

    @Test
    void thatSaysUntilWhenIsTriedAgainThen() throws Exception {
      ZonedDateTime then = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(10);
      server.next(status(503, "Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(then)));
      webhook().build().send(Reports.succeeded());
      assertThat(time.pauses())
          .singleElement()
          .satisfies(pause -> assertThat(pause).isBetween(millis(8_000), millis(10_250)));
    }

    @Test
    void thatTakesLongerThanTheLimitIsGivenUpAtOnce() {
      server.always(status(429, "Retry-After", "3600"));
      failsWith("The webhook was not delivered: it answered 429 and asked to wait 3600 s");
      assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "99999999999999999999", "", "Sat, 99 Nov"})
    void thatSaysNonsenseIsTriedAgain(String retryAfter) throws Exception {
      server.next(status(429, "Retry-After", retryAfter));
      webhook().build().send(Reports.succeeded());
      assertThat(time.pauses())
          .singleElement()
          .satisfies(pause -> assertThat(pause).isBetween(millis(250), millis(500)));
    }

    @Test
    void thatLeavesTooLittleTimeIsToldInsteadOfASilence() {
      server.always(status(429, "Retry-After", "13"));
      failsWith("The webhook was not delivered: it answered 429 and asked to wait 13 s");
      assertThat(time.pauses()).isEmpty();
    }

    @Test
    void isToldAfterTheSilenceThatFollowedIt() {
      server.next(status(429, "Retry-After", "12"));
      server.always(server.silence());
      assertThatThrownBy(
              () -> webhook().timeout(Duration.ofMillis(200)).build().send(Reports.succeeded()))
          .hasMessageStartingWith(
              "The webhook was not delivered: there was no answer within 200 ms, as the last of ")
          .hasMessageEndingWith(" attempts; before that it answered 429");
    }

    @Test
    void isARedirectToo() {
      LocalServer other = LocalServer.start();
      try {
        server.always(status(307, "Location", other.address("/stolen").toString()));
        failsWith("The webhook was not delivered: it answered 307, a redirect, and none is"
            + " followed: use the address that it leads to");
        assertThat(other.received()).isEmpty();
      } finally {
        other.close();
      }
    }

    @Test
    void isNoAnswerInTime() {
      server.always(server.silence());
      assertThatThrownBy(
              () -> webhook().timeout(Duration.ofMillis(100)).build().send(Reports.succeeded()))
          .hasMessage("The webhook was not delivered: there was no answer within 100 ms,"
              + " as the last of 7 attempts");
    }

    @Test
    void isABrokenConnection() {
      server.always(reset());
      failsWith(
          "The webhook was not delivered: the connection broke," + " as the last of 7 attempts");
    }

    @Test
    void isAServerThatIsNotThere() {
      server.close();
      assertThatThrownBy(() -> webhook().build().send(Reports.succeeded()))
          .hasMessage("The webhook was not delivered: the connection was refused,"
              + " as the last of 7 attempts")
          .hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    void ofEncryptionDoesNotPass() throws Exception {
      try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> greet(plain));
        URI https = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/hook");
        assertThatThrownBy(() -> webhook(https).build().send(Reports.succeeded()))
            .hasMessageStartingWith(
                "The webhook was not delivered: no encrypted connection could be made");
        assertThat(time.pauses()).isEmpty();
      }
    }

    /** Answers a client that speaks first, as those for TLS do. */
    private static void greet(ServerSocket plain) {
      try (Socket client = plain.accept()) {
        int spoken = client.getInputStream().read();
        assertThat(spoken).isNotNegative();
        client.getOutputStream().write("220 mail.example.com\r\n".getBytes(StandardCharsets.UTF_8));
        int unused = client.getInputStream().readAllBytes().length;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Test
    void isNotAnAnswerThatHasNoEnd() throws Exception {
      server.next(flood(200));
      webhook().build().send(Reports.succeeded());
      assertThat(server.received()).hasSize(1);
    }

    @Test
    void isNotAnAnswerThatStopsAfterItsStatus() throws Exception {
      server.next(server.silenceAfter(200));
      webhook().timeout(Duration.ofSeconds(2)).build().send(Reports.succeeded());
      assertThat(server.received()).hasSize(1);
    }

    @Test
    void withoutEndIsGivenUpToo() {
      server.always(flood(500));
      failsWith("The webhook was not delivered: it answered 500, as the last of 7 attempts");
    }

    @Test
    void ofTheHostsFunctionIsNotHidden() {
      assertThatThrownBy(() -> webhook()
              .format(report -> {
                throw new IllegalStateException("no template");
              })
              .build()
              .send(Reports.succeeded()))
          .hasMessage("no template");
      assertThatNullPointerException()
          .isThrownBy(() -> webhook().format(report -> null).build().send(Reports.succeeded()))
          .withMessage("The format made no body");
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void aNotifierNamesItsHeadersWithoutTheirValues() {
    assertThat(webhook()
            .header("X-Token", "xyzzy")
            .header("Authorization", "xyzzy")
            .build())
        .hasToString("WebhookNotifier[address not shown, headers [Authorization, X-Token]]");
  }

  @Nested
  class ASettingIsRefused {
    private static final String HTTPS = "https://hooks.example.com/services/T00/B00/xyzzy";

    @ParameterizedTest
    @ValueSource(
        strings = {
          "hooks.example.com/services/xyzzy",
          "https:///services/xyzzy",
          "https:services/xyzzy",
          "ftp://hooks.example.com/xyzzy",
          "https://user:xyzzy@hooks.example.com/",
          "https://hooks.example.com/#xyzzy",
          "https://under_score.example.com/xyzzy",
          "xyzzy:services",
          "https://hooks.example.com:0/xyzzy",
          "https://hooks.example.com:99999/xyzzy"
        })
    void asAnAddressWithoutShowingIt(String address) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> WebhookNotifier.builder(URI.create(address)))
          .withMessageStartingWith("The address (not shown, it may be a secret) ")
          .withMessageNotContaining("xyzzy")
          .withMessageNotContaining("example");
    }

    @Test
    void asHttpUnlessAllowed() {
      WebhookNotifier.Builder http = WebhookNotifier.builder(URI.create("http://example.com/"));
      assertThatIllegalArgumentException()
          .isThrownBy(http::build)
          .withMessageContaining("begins with http://");
      assertThat(http.allowUnencryptedHttp().build()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "a b",
          "X\r\nY",
          "Xé",
          "Authorization: Bearer xyzzy",
        })
    void asTheNameOfAHeaderWithoutShowingIt(String name) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> WebhookNotifier.builder(URI.create(HTTPS)).header(name, "xyzzy"))
          .withMessageStartingWith("The name of a header (not shown,")
          .withMessageNotContaining("xyzzy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-length", "EXPECT", "x-lightsail-snapshot-signature"})
    void asAHeaderThatIsWrittenAnyway(String name) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> WebhookNotifier.builder(URI.create(HTTPS)).header(name, "xyzzy"))
          .withMessageStartingWith("The header " + name)
          .withMessageNotContaining("xyzzy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " xyzzy", "xyzzy\r\nX: y", "xyzzyé", "xyzzy\n"})
    void asTheValueOfAHeaderWithoutShowingIt(String value) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> WebhookNotifier.builder(URI.create(HTTPS)).header("X-Token", value))
          .withMessageContaining("X-Token")
          .withMessageNotContaining("xyzzy");
    }

    @Test
    void asAShortKey() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> WebhookNotifier.builder(URI.create(HTTPS)).signedWith(new byte[15]))
          .withMessage("The key of a signature must have at least 16 bytes, not 15");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "0123456789xyzzyÿ\n",
          "0123456789xyzzy0123\r\n",
          " 0123456789xyzzy0123",
          "0123456789xyzzy0123\t",
          "\n0123456789xyzzy0123",
          "0123456789xyzzy0123\u00a0",
          "\ufeff0123456789xyzzy0123"
        })
    void asAKeyWithWhiteSpaceAtAnEndWithoutShowingIt(String key) {
      byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> WebhookNotifier.builder(URI.create(HTTPS)).signedWith(bytes))
          .withMessageContaining("begins or ends with white space or a line end")
          .withMessageNotContaining("xyzzy");
    }

    @Test
    void notAsAKeyOfRandomBytesThatEndsLikeALine() {
      byte[] key = HexFormat.of().parseHex("8f00c3fe17a92b5dd1e0f7344c8b60990a");
      assertThat(WebhookNotifier.builder(URI.create(HTTPS)).signedWith(key).build())
          .hasToString("WebhookNotifier[address not shown, signed]");
      byte[] inner = "two words of a key".getBytes(StandardCharsets.UTF_8);
      assertThat(WebhookNotifier.builder(URI.create(HTTPS)).signedWith(inner)).isNotNull();
    }

    @Test
    void asATimeOut() {
      for (Duration limit : List.of(Duration.ZERO, Duration.ofMillis(99), Duration.ofSeconds(15))) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> WebhookNotifier.builder(URI.create(HTTPS)).timeout(limit))
            .withMessageContaining(limit.toString());
      }
    }

    @Test
    void asAClientThatFollowsRedirects() {
      HttpClient client =
          HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> WebhookNotifier.builder(URI.create(HTTPS)).client(client))
          .withMessageContaining("NORMAL");
    }
  }
}
