package io.github.lightsailsnapshot.notify.http;

import static io.github.lightsailsnapshot.notify.http.LocalServer.flood;
import static io.github.lightsailsnapshot.notify.http.LocalServer.reset;
import static io.github.lightsailsnapshot.notify.http.LocalServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.notify.Reports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A webhook that is not delivered. */
@Timeout(120)
class WebhookFailureTest {
  private final WebhookFixture web = new WebhookFixture();

  @AfterEach
  void close() {
    web.close();
  }

  private void failsWith(String message) {
    assertThatThrownBy(() -> web.webhook().build().send(Reports.succeeded()))
        .isInstanceOf(DeliveryException.class)
        .hasMessage(message);
  }

  @Test
  void aRefusalIsReportedAtOnce() {
    web.server.always(status(404, "no_service"));
    failsWith("The webhook was not delivered: it answered 404 (no_service)");
    assertThat(web.server.received()).hasSize(1);
  }

  @Test
  void anAnswerThatMayRepeatTheRequestIsNotShown() {
    web.server.always(status(400, "Bad request: /hook?token=abc"));
    failsWith("The webhook was not delivered: it answered 400");
  }

  @Test
  void aRedirectIsAFailure() {
    LocalServer other = LocalServer.start();
    try {
      web.server.always(status(307, "Location", other.address("/stolen").toString()));
      failsWith("The webhook was not delivered: it answered 307, a redirect, and none is"
          + " followed: use the address that it leads to");
      assertThat(other.received()).isEmpty();
    } finally {
      other.close();
    }
  }

  @Test
  void noAnswerInTimeIsAFailure() {
    web.server.always(web.server.silence());
    assertThatThrownBy(
            () -> web.webhook().timeout(Duration.ofMillis(100)).build().send(Reports.succeeded()))
        .hasMessage("The webhook was not delivered: there was no answer within 100 ms,"
            + " as the last of 7 attempts");
  }

  @Test
  void aBrokenConnectionIsAFailure() {
    web.server.always(reset());
    failsWith(
        "The webhook was not delivered: the connection broke," + " as the last of 7 attempts");
  }

  @Test
  void aServerThatIsDownIsAFailure() {
    web.server.close();
    assertThatThrownBy(() -> web.webhook().build().send(Reports.succeeded()))
        .hasMessage("The webhook was not delivered: the connection was refused,"
            + " as the last of 7 attempts")
        .hasCauseInstanceOf(ConnectException.class);
  }

  @Test
  void aFailureOfTlsIsNotRetried() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> greet(plain));
      URI https = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/hook");
      assertThatThrownBy(() ->
              web.webhook(https).timeout(Duration.ofSeconds(14)).build().send(Reports.succeeded()))
          .hasMessageStartingWith(
              "The webhook was not delivered: no encrypted connection could be made");
      assertThat(web.time.pauses()).isEmpty();
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
  void aSuccessWithoutEndIsASuccess() throws Exception {
    web.server.next(flood(200));
    web.webhook().build().send(Reports.succeeded());
    assertThat(web.server.received()).hasSize(1);
  }

  @Test
  void aSuccessThatStopsAfterItsStatusIsASuccess() throws Exception {
    web.server.next(web.server.silenceAfter(200));
    web.webhook().timeout(Duration.ofSeconds(2)).build().send(Reports.succeeded());
    assertThat(web.server.received()).hasSize(1);
  }

  @Test
  void aFailureWithoutEndIsGivenUp() {
    web.server.always(flood(500));
    failsWith("The webhook was not delivered: it answered 500, as the last of 7 attempts");
  }

  @Test
  void anExceptionOfTheHostsFunctionIsPropagated() {
    assertThatThrownBy(() -> web.webhook()
            .format(report -> {
              throw new IllegalStateException("no template");
            })
            .build()
            .send(Reports.succeeded()))
        .hasMessage("no template");
    assertThatNullPointerException()
        .isThrownBy(() -> web.webhook().format(report -> null).build().send(Reports.succeeded()))
        .withMessage("The format made no body");
    assertThat(web.server.received()).isEmpty();
  }
}
