package io.github.lightsailsnapshot.notify.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that a webhook refuses. */
@Timeout(120)
class WebhookSettingsTest {
  private static final String HTTPS = "https://hooks.example.com/services/T00/B00/xyzzy";

  private final WebhookFixture web = new WebhookFixture();

  @AfterEach
  void close() {
    web.close();
  }

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
  void anInvalidAddressIsRefusedWithoutShowingIt(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookNotifier.builder(URI.create(address)))
        .withMessageStartingWith("The address (not shown, it may be a secret) ")
        .withMessageNotContaining("xyzzy")
        .withMessageNotContaining("example");
  }

  @Test
  void httpIsRefusedUnlessAllowed() {
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
  void anInvalidHeaderNameIsRefusedWithoutShowingIt(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookNotifier.builder(URI.create(HTTPS)).header(name, "xyzzy"))
        .withMessageStartingWith("The name of a header (not shown,")
        .withMessageNotContaining("xyzzy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "content-length", "EXPECT", "x-lightsail-snapshot-signature"})
  void aHeaderThatTheNotifierWritesIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookNotifier.builder(URI.create(HTTPS)).header(name, "xyzzy"))
        .withMessageStartingWith("The header " + name)
        .withMessageNotContaining("xyzzy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " xyzzy", "xyzzy\r\nX: y", "xyzzyé", "xyzzy\n"})
  void anInvalidHeaderValueIsRefusedWithoutShowingIt(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookNotifier.builder(URI.create(HTTPS)).header("X-Token", value))
        .withMessageContaining("X-Token")
        .withMessageNotContaining("xyzzy");
  }

  @Test
  void aShortKeyIsRefused() {
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
  void aKeyWithWhiteSpaceAtAnEndIsRefusedWithoutShowingIt(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookNotifier.builder(URI.create(HTTPS)).signedWith(bytes))
        .withMessageContaining("begins or ends with white space or a line end")
        .withMessageNotContaining("xyzzy");
  }

  @Test
  void aKeyOfRandomBytesThatEndsLikeALineIsAccepted() {
    byte[] key = HexFormat.of().parseHex("8f00c3fe17a92b5dd1e0f7344c8b60990a");
    assertThat(WebhookNotifier.builder(URI.create(HTTPS)).signedWith(key).build())
        .hasToString("WebhookNotifier[address not shown, signed]");
    byte[] inner = "two words of a key".getBytes(StandardCharsets.UTF_8);
    assertThat(WebhookNotifier.builder(URI.create(HTTPS)).signedWith(inner)).isNotNull();
  }

  @Test
  void anInvalidTimeoutIsRefused() {
    for (Duration limit : List.of(Duration.ZERO, Duration.ofMillis(99), Duration.ofSeconds(15))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> WebhookNotifier.builder(URI.create(HTTPS)).timeout(limit))
          .withMessageContaining(limit.toString());
    }
  }

  @Test
  void aClientThatFollowsRedirectsIsRefused() {
    HttpClient client = HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookNotifier.builder(URI.create(HTTPS)).client(client))
        .withMessageContaining("NORMAL");
  }
}
