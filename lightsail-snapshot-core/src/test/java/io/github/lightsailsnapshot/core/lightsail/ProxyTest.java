package io.github.lightsailsnapshot.core.lightsail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.wire.RecordingProxy;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** The clients that the library builds, behind a proxy that the environment names. */
@Timeout(60)
class ProxyTest {
  private static final String TUNNEL = "CONNECT lightsail.invalid:443 HTTP/1.1";

  private final SystemProperties properties = new SystemProperties();

  @BeforeEach
  void credentials() {
    properties
        .set("aws.accessKeyId", "AKID")
        .set("aws.secretAccessKey", "x")
        .set("aws.region", "us-east-1")
        .set("aws.endpointUrl", "https://lightsail.invalid");
  }

  @AfterEach
  void restore() {
    properties.close();
  }

  private static Throwable listing(Map<String, String> environment) {
    try (LightsailSnapshots snapshots =
        LightsailSnapshots.of(AwsClients.defaults().environment(environment))) {
      return catchThrowable(snapshots::list);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTPS_PROXY", "https_proxy"})
  void theVariableForHttpsReachesAnHttpsEndpoint(String variable) {
    try (RecordingProxy proxy = RecordingProxy.answering("502 Bad Gateway", "")) {
      Throwable failure = listing(Map.of(variable, proxy.address("")));

      assertThat(failure).isInstanceOf(SnapshotException.Unavailable.class);
      assertThat(proxy.lines()).contains(TUNNEL);
    }
  }

  @Test
  void theVariableForHttpIsNotForAnHttpsEndpoint() {
    try (RecordingProxy proxy = RecordingProxy.answering("502 Bad Gateway", "")) {
      assertThat(listing(Map.of("HTTP_PROXY", proxy.address(""))))
          .hasMessageContaining("the host lightsail.invalid is not known");
      assertThat(proxy.lines()).isEmpty();
    }
  }

  @Test
  void aHostOfNoProxyIsReachedDirectly() {
    try (RecordingProxy proxy = RecordingProxy.answering("502 Bad Gateway", "")) {
      assertThat(listing(Map.of("HTTPS_PROXY", proxy.address(""), "NO_PROXY", "invalid")))
          .hasMessageContaining("the host lightsail.invalid is not known");
      assertThat(proxy.lines()).isEmpty();
    }
  }

  @Test
  void systemPropertiesReachItToo() {
    try (RecordingProxy proxy = RecordingProxy.answering("502 Bad Gateway", "")) {
      properties.set("https.proxyHost", "127.0.0.1").set("https.proxyPort", proxy.port());
      listing(Map.of());
      assertThat(proxy.lines()).contains(TUNNEL);
    }
  }

  @Test
  void anEndpointInTheClearIsCalledByTheProxyWithItsUser() {
    properties.set("aws.endpointUrl", "http://lightsail.invalid");
    try (RecordingProxy proxy = RecordingProxy.answering("200 OK", "{\"instanceSnapshots\":[]}")) {
      assertThat(listing(Map.of("HTTP_PROXY", proxy.address("user:S3CRET@")))).isNull();
      assertThat(proxy.lines())
          .contains("POST http://lightsail.invalid/ HTTP/1.1")
          .contains("Proxy-Authorization: Basic dXNlcjpTM0NSRVQ=");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "user:S3CRET@"})
  void aProxyThatAsksForAUserIsToldApartAndTheJdksSettingNamed(String user) {
    try (RecordingProxy proxy = RecordingProxy.answering(
        "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"", "")) {
      assertThat(listing(Map.of("HTTPS_PROXY", proxy.address(user))))
          .isInstanceOf(SnapshotException.Unavailable.class)
          .hasMessageContaining("the proxy asks for a user and a password")
          .hasMessageContaining("-Djdk.http.auth.tunneling.disabledSchemes=")
          .satisfies(failure -> assertThat(failure.toString()).doesNotContain("S3CRET"));
    }
  }

  @Test
  void aProxyThatCannotBeUsedIsASettingAndTold() {
    AwsClients access =
        AwsClients.defaults().environment(Map.of("HTTPS_PROXY", "socks5://user:S3CRET@h:1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> access.build(LightsailClient.builder()))
        .withMessageStartingWith("HTTPS_PROXY names a proxy that is reached by socks5")
        .satisfies(failure -> assertThat(failure.toString()).doesNotContain("S3CRET"));
  }
}
