package io.github.lightsailsnapshot.notify.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One request and its response. Unlike the HTTP client's own timeout, the limit includes reading the body. */
final class HttpAttempt {
  private final HttpRequest request;
  private final Duration limit;
  private volatile @Nullable ResponseInfo seen;

  HttpAttempt(HttpRequest request, Duration limit) {
    this.request = request;
    this.limit = limit;
  }

  /**
   * A custom client, its proxy selector and its future may throw anything, and any client may fail to start a thread. A
   * future calls {@code toString()} of an exception, which may throw.
   */
  HttpResult over(HttpClient client) throws InterruptedException {
    try {
      return answered(client.sendAsync(request, this::body));
    } catch (RuntimeException | Error thrown) {
      return new HttpResult.Broken(thrown);
    }
  }

  private HttpResult answered(CompletableFuture<HttpResponse<String>> response)
      throws InterruptedException {
    try {
      HttpResponse<String> answer = response.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      ResponseInfo info = seen;
      return info == null ? refusedByProxy(answer) : HttpResult.Status.of(info, answer.body());
    } catch (TimeoutException tooLong) {
      ResponseInfo info = seen;
      return info == null ? new HttpResult.TooLate(limit) : HttpResult.Status.of(info, "");
    } catch (ExecutionException failed) {
      return new HttpResult.Broken(Objects.requireNonNullElse(failed.getCause(), failed));
    } finally {
      boolean unused = response.cancel(true);
    }
  }

  /** If a proxy opens no tunnel, the JDK's client returns the proxy's response, without reading its body. */
  private static HttpResult refusedByProxy(HttpResponse<String> answer) {
    return new HttpResult.Broken(new IOException("Tunnel failed, got: " + answer.statusCode()));
  }

  private BodySubscriber<String> body(ResponseInfo info) {
    seen = info;
    return new BoundedBody();
  }
}
