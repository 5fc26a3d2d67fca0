package io.github.lightsailsnapshot.notify.http;

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

/** One request and its answer. The limit covers the body too, which the client's own time-out does not. */
final class HttpAttempt {
  private final HttpRequest request;
  private final Duration limit;
  private volatile @Nullable ResponseInfo seen;

  HttpAttempt(HttpRequest request, Duration limit) {
    this.request = request;
    this.limit = limit;
  }

  HttpResult over(HttpClient client) throws InterruptedException {
    CompletableFuture<HttpResponse<String>> response = sent(client);
    try {
      String body = response.get(limit.toNanos(), TimeUnit.NANOSECONDS).body();
      return HttpResult.Status.of(Objects.requireNonNull(seen), body);
    } catch (TimeoutException tooLong) {
      ResponseInfo info = seen;
      return info == null ? new HttpResult.TooLate(limit) : HttpResult.Status.of(info, "");
    } catch (ExecutionException failed) {
      return new HttpResult.Broken(Objects.requireNonNullElse(failed.getCause(), failed));
    } catch (RuntimeException thrown) {
      // An exception within a future is asked for its words, which may throw.
      return new HttpResult.Broken(thrown);
    } finally {
      boolean unused = response.cancel(true);
    }
  }

  /** A client of the host's may throw, for example a proxy selector of its own, and any may lack a thread. */
  private CompletableFuture<HttpResponse<String>> sent(HttpClient client) {
    try {
      return client.sendAsync(request, this::body);
    } catch (RuntimeException | OutOfMemoryError thrown) {
      return CompletableFuture.failedFuture(thrown);
    }
  }

  private BodySubscriber<String> body(ResponseInfo info) {
    seen = info;
    return new BoundedBody();
  }
}
