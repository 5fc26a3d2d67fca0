package io.github.lightsailsnapshot.notify.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Reads the beginning of a response body and closes the connection after it. */
final class BoundedBody implements BodySubscriber<String> {
  private static final int MOST = 256;

  private final CompletableFuture<String> body = new CompletableFuture<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private @Nullable Subscription subscription;

  @Override
  public CompletionStage<String> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription to) {
    subscription = to;
    to.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    buffers.forEach(this::take);
    if (subscription != null && bytes.size() < MOST) {
      subscription.request(1);
    } else if (subscription != null) {
      subscription.cancel();
      onComplete();
    }
  }

  private void take(ByteBuffer buffer) {
    byte[] taken = new byte[Math.min(buffer.remaining(), MOST - bytes.size())];
    buffer.get(taken);
    bytes.writeBytes(taken);
  }

  /** The status matters, so a partial body is accepted. */
  @Override
  public void onError(Throwable failure) {
    onComplete();
  }

  @Override
  public void onComplete() {
    boolean unused = body.complete(bytes.toString(StandardCharsets.UTF_8));
  }
}
