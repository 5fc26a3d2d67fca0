package io.github.lightsailsnapshot.notify.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.notify.Reports;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The request of a webhook. */
@Timeout(120)
class WebhookRequestTest {
  private final WebhookFixture web = new WebhookFixture();

  @AfterEach
  void close() {
    web.close();
  }

  @Test
  void aRequestIsAPostOfJson() throws Exception {
    web.webhook().build().send(Reports.succeeded());

    assertThat(web.received().method()).isEqualTo("POST");
    assertThat(web.received().target()).isEqualTo("/hook?token=abc");
    assertThat(web.received().header("Content-Type")).isEqualTo("application/json; charset=utf-8");
    assertThat(web.received().body()).isEqualTo(WebhookFormat.json().body(Reports.succeeded()));
    assertThat(web.received().headers()).doesNotContainKey("x-lightsail-snapshot-signature");
  }

  @Test
  void aRequestHasTheHeadersOfTheHost() throws Exception {
    web.webhook()
        .header("Authorization", "Bearer one")
        .header("authorization", "Bearer two")
        .header("Content-Type", "application/cloudevents+json")
        .build()
        .send(Reports.succeeded());

    assertThat(web.received().header("Authorization")).isEqualTo("Bearer two");
    assertThat(web.received().header("Content-Type")).isEqualTo("application/cloudevents+json");
  }

  @Test
  void theSignatureIsOverTheBytes() throws Exception {
    byte[] key = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    web.webhook()
        .signedWith(key)
        .format(report -> "{\"x\":\"wöb\"}")
        .build()
        .send(Reports.skipped());

    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    assertThat(web.received().header("X-Lightsail-Snapshot-Signature"))
        .isEqualTo("sha256="
            + HexFormat.of()
                .formatHex(mac.doFinal(web.received().body().getBytes(StandardCharsets.UTF_8))));
    assertThat(web.received().body()).contains("wöb");
  }

  @Test
  void theBodyIsFormattedByAFunctionOfTheHost() throws Exception {
    web.webhook()
        .format(report -> "{\"ok\":" + report.errors().isEmpty() + "}")
        .build()
        .send(Reports.failed("nobody"));
    assertThat(web.received().body()).isEqualTo("{\"ok\":false}");
  }

  @Test
  void theClientCanBeTheHosts() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    web.webhook().client(client).build().send(Reports.succeeded());
    assertThat(web.server.received()).hasSize(1);
  }

  @Test
  void aNotifierShowsTheNamesOfItsHeadersOnly() {
    assertThat(web.webhook()
            .header("X-Token", "xyzzy")
            .header("Authorization", "xyzzy")
            .build())
        .hasToString("WebhookNotifier[address not shown, headers [Authorization, X-Token]]");
  }
}
