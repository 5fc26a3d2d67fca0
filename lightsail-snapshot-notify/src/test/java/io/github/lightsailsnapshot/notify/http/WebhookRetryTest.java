package io.github.lightsailsnapshot.notify.http;

import static io.github.lightsailsnapshot.notify.http.LocalServer.reset;
import static io.github.lightsailsnapshot.notify.http.LocalServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.notify.Reports;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a webhook tries again, and when it gives up. */
@Timeout(120)
class WebhookRetryTest {
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
  void aTemporaryFailureIsNone() throws Exception {
    web.server.next(status(500, "")).next(status(429, "")).next(reset()).next(status(502, "x"));
    web.webhook().build().send(Reports.succeeded());

    assertThat(web.server.received()).hasSize(5);
    assertThat(web.server.received())
        .extracting(LocalServer.Received::body)
        .containsOnly(WebhookFormat.json().body(Reports.succeeded()));
    assertThat(web.time.pauses())
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
  void aLastingFailureIsGivenUpWithinTheLimit() {
    web.server.always(status(503, ""));
    failsWith("The webhook was not delivered: it answered 503, as the last of 7 attempts");
    assertThat(web.server.received()).hasSize(7);
    assertThat(web.time.passed()).isLessThan(Duration.ofSeconds(14));
  }

  @Test
  void retryAfterSecondsIsHonoured() throws Exception {
    web.server.next(status(429, "Retry-After", "5"));
    web.webhook().build().send(Reports.succeeded());
    assertThat(web.time.pauses())
        .singleElement()
        .satisfies(pause -> assertThat(pause).isBetween(millis(5000), millis(5250)));
  }

  @Test
  void retryAfterZeroStillWaits() throws Exception {
    web.server.next(status(429, "Retry-After", "0"));
    web.webhook().build().send(Reports.succeeded());
    assertThat(web.time.pauses())
        .singleElement()
        .satisfies(pause -> assertThat(pause).isBetween(millis(250), millis(500)));
  }

  @Test
  void retryAfterADateIsHonoured() throws Exception {
    ZonedDateTime then = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(10);
    web.server.next(status(503, "Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(then)));
    web.webhook().build().send(Reports.succeeded());
    assertThat(web.time.pauses())
        .singleElement()
        .satisfies(pause -> assertThat(pause).isBetween(millis(8_000), millis(10_250)));
  }

  @Test
  void retryAfterMoreThanTheLimitIsGivenUpAtOnce() {
    web.server.always(status(429, "Retry-After", "3600"));
    failsWith("The webhook was not delivered: it answered 429 and asked to wait 3600 s");
    assertThat(web.server.received()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "99999999999999999999", "", "Sat, 99 Nov"})
  void anInvalidRetryAfterIsIgnored(String retryAfter) throws Exception {
    web.server.next(status(429, "Retry-After", retryAfter));
    web.webhook().build().send(Reports.succeeded());
    assertThat(web.time.pauses())
        .singleElement()
        .satisfies(pause -> assertThat(pause).isBetween(millis(250), millis(500)));
  }

  @Test
  void aFailureThatLeavesTooLittleTimeIsReportedInsteadOfATimeout() {
    web.server.always(status(429, "Retry-After", "13"));
    failsWith("The webhook was not delivered: it answered 429 and asked to wait 13 s");
    assertThat(web.time.pauses()).isEmpty();
  }

  @Test
  void aFailureIsReportedEvenIfTheRetryTimedOut() {
    web.server.next(status(429, "Retry-After", "12"));
    web.server.always(web.server.silence());
    assertThatThrownBy(
            () -> web.webhook().timeout(Duration.ofMillis(200)).build().send(Reports.succeeded()))
        .hasMessageStartingWith(
            "The webhook was not delivered: there was no answer within 200 ms, as the last of ")
        .hasMessageEndingWith(" attempts; before that it answered 429");
  }
}
