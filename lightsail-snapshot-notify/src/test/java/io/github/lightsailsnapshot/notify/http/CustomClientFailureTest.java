package io.github.lightsailsnapshot.notify.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.lightsailsnapshot.core.wire.HostileException;
import io.github.lightsailsnapshot.notify.Reports;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a client of a host's own throws, the message is not delivered, and the exception says so. */
class CustomClientFailureTest {
  private static final URI ADDRESS = URI.create("https://hooks.example.com/T0K3N");

  static Stream<Arguments> clients() {
    return Stream.of(
        arguments("AssertionError", throwing(new AssertionError(ADDRESS))),
        arguments(
            "NoSuchMethodError: void a.B.c()", throwing(new NoSuchMethodError("void a.B.c()"))),
        arguments("HostileException", throwing(new HostileException())),
        arguments("NoSuchMethodError: void a.B.c()", failed(new NoSuchMethodError("void a.B.c()"))),
        arguments("IllegalStateException", failed(new IllegalStateException("T0K3N"))),
        arguments("AssertionError", of(new ThrowingFuture())),
        arguments("NullPointerException", new CustomHttpClient(() -> null)));
  }

  private static CustomHttpClient throwing(Throwable failure) {
    return new CustomHttpClient(() -> {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    });
  }

  private static CustomHttpClient failed(Throwable failure) {
    return of(CompletableFuture.failedFuture(failure));
  }

  private static CustomHttpClient of(CompletableFuture<?> answer) {
    return new CustomHttpClient(() -> answer);
  }

  private static final class ThrowingFuture extends CompletableFuture<Object> {
    @Override
    public Object get(long limit, TimeUnit unit) {
      throw new AssertionError(ADDRESS);
    }
  }

  @ParameterizedTest
  @MethodSource("clients")
  void isToldByItsClass(String words, CustomHttpClient client) {
    told(
        "The webhook was not delivered: the HTTP client failed with " + words,
        () -> WebhookNotifier.builder(ADDRESS).client(client).build().send(Reports.succeeded()));
    told(
        "The heartbeat was not delivered: the HTTP client failed with " + words,
        () -> HeartbeatNotifier.builder(ADDRESS).client(client).build().send(Reports.succeeded()));
  }

  private interface Delivery {
    void send() throws Exception;
  }

  private static void told(String message, Delivery delivery) {
    assertThat(catchThrowable(delivery::send))
        .isInstanceOf(DeliveryException.class)
        .hasMessage(message);
  }
}
