package io.github.lightsailsnapshot.notify.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.core.http.EnvironmentProxySelector;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.core.wire.RecordingProxy;
import io.github.lightsailsnapshot.notify.Reports;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches a proxy that records what it is asked. */
@Timeout(60)
class ProxyTest {
  private static final URI ADDRESS = URI.create("http://hooks.invalid/pathsecret?a=b");

  private final LocalServer proxy = LocalServer.start();

  @AfterEach
  void close() {
    proxy.close();
  }

  private HttpClient client(String variable) {
    return HttpClients.by(EnvironmentProxySelector.ofEnvironment(
        Map.of(variable, proxy.address("").toString(), "NO_PROXY", "other.invalid")));
  }

  private static WebhookNotifier webhook(URI address, HttpClient client) {
    return WebhookNotifier.builder(address)
        .allowUnencryptedHttp()
        .client(client)
        .timeout(Duration.ofSeconds(5))
        .timeSource(VirtualTime.startingAt(Instant.EPOCH))
        .build();
  }

  @Test
  void aWebhookGoesThroughTheProxyOfTheEnvironment() throws Exception {
    webhook(ADDRESS, client("HTTP_PROXY")).send(Reports.succeeded());
    assertThat(proxy.targets()).containsExactly(ADDRESS.toString());
  }

  @Test
  void aHeartbeatGoesThroughTheProxyOfTheEnvironment() throws Exception {
    Notifier heartbeat = HeartbeatNotifier.builder(ADDRESS)
        .allowUnencryptedHttp()
        .client(client("HTTP_PROXY"))
        .timeSource(VirtualTime.startingAt(Instant.EPOCH))
        .build();
    heartbeat.send(Reports.succeeded());
    assertThat(proxy.targets()).containsExactly(ADDRESS.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "user:S3CRET@"})
  void aProxyThatWantsAUserForATunnelIsReportedWithTheSettingOfTheJdk(String user) {
    try (RecordingProxy tunnel = RecordingProxy.answering(
        "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"", "")) {
      HttpClient client = HttpClients.by(
          EnvironmentProxySelector.ofEnvironment(Map.of("HTTPS_PROXY", tunnel.address(user))));
      Notifier webhook = webhook(URI.create("https://hooks.invalid/pathsecret"), client);

      assertThatThrownBy(() -> webhook.send(Reports.succeeded()))
          .hasMessageContaining("its proxy answered 407, since it wants a user and a password")
          .hasMessageContaining("-Djdk.http.auth.tunneling.disabledSchemes=")
          .satisfies(
              failure -> assertThat(failure.toString()).doesNotContain("S3CRET", "pathsecret"));
      assertThat(tunnel.lines()).contains("CONNECT hooks.invalid:443 HTTP/1.1");
    }
  }

  @Test
  void whatIsExemptedGoesPastTheProxy() {
    Notifier webhook = webhook(URI.create("http://other.invalid/pathsecret"), client("HTTP_PROXY"));
    assertThatThrownBy(() -> webhook.send(Reports.succeeded()))
        .hasMessageContaining("its host is not known");
    assertThat(proxy.received()).isEmpty();
  }

  @Test
  void aClientOfTheHostsIsLeftAlone() {
    HttpClient own = HttpClient.newHttpClient();
    Notifier webhook = webhook(ADDRESS, own);
    assertThatThrownBy(() -> webhook.send(Reports.succeeded()))
        .hasMessageContaining("its host is not known");
    assertThat(own.proxy()).isEmpty();
  }

  @Test
  void theClientThatAllShareUsesTheProxiesOfTheProcess() {
    assertThat(HttpClients.shared().proxy())
        .get()
        .isInstanceOf(EnvironmentProxySelector.class)
        .hasToString(EnvironmentProxySelector.ofProcess().toString());
    assertThat(HttpClients.shared()).isSameAs(HttpClients.shared());
  }
}
