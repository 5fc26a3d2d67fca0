package io.github.lightsailsnapshot.notify.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.time.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** A webhook on a local server, which received what was sent. */
final class WebhookFixture implements AutoCloseable {

  final LocalServer server = LocalServer.start();
  final VirtualTime time = VirtualTime.startingAt(Instant.EPOCH);

  @Override
  public void close() {
    server.close();
  }

  WebhookNotifier.Builder webhook() {
    return webhook(server.address("/hook?token=abc"));
  }

  WebhookNotifier.Builder webhook(URI address) {
    return WebhookNotifier.builder(address)
        .allowUnencryptedHttp()
        .timeout(Duration.ofSeconds(14))
        .timeSource(time);
  }

  LocalServer.Received received() {
    assertThat(server.received()).hasSize(1);
    return server.received().get(0);
  }
}
