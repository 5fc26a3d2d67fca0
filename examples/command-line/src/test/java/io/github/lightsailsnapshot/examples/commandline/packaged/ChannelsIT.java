package io.github.lightsailsnapshot.examples.commandline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.wire.AwsError;
import io.github.lightsailsnapshot.notify.json.ReportJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the command tells, over HTTP. */
class ChannelsIT {
  @TempDir
  private Path home;

  private final Receiver receiver = new Receiver();
  private Machine machine;

  @BeforeEach
  void start() {
    machine = new Machine(home);
    machine.daily(3);
  }

  @AfterEach
  void close() {
    receiver.close();
    machine.close();
  }

  private void creationIsDenied() {
    machine
        .aws
        .faults()
        .on("CreateInstanceSnapshot")
        .answer(AwsError.accessDenied("lightsail:CreateInstanceSnapshot"));
  }

  @Test
  void a_webhook_gets_the_report() throws Exception {
    Ended ended =
        machine.runNow("-m", "1", "--allow-http", "--webhook", receiver.address("/hook/SECRET"));

    assertThat(ended.status()).isZero();
    assertThat(receiver.posts()).singleElement().satisfies(post -> {
      assertThat(post.path()).isEqualTo("/hook/SECRET");
      SnapshotReport report = ReportJson.read(post.body()).jobs().get(0);
      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(report.deletions()).hasSize(2);
      assertThat(post.signature()).isEmpty();
    });
    assertThat(ended.out() + ended.err()).doesNotContain("SECRET");
  }

  @Test
  void a_heartbeat_without_a_start_pings_the_end_alone() {
    Ended ended = machine.runNow(
        "-m",
        "1",
        "--allow-http",
        "--heartbeat",
        receiver.address("/ping"),
        "--heartbeat-no-start");

    assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
    assertThat(receiver.posts()).extracting(Receiver.Post::path).containsExactly("/ping");
  }

  @Test
  void the_blanks_and_line_ends_around_a_variable_do_not_count() {
    machine.settings.put("LIGHTSAIL_SNAPSHOT_WEBHOOK", receiver.address("/hook") + "\r\n");
    machine.settings.put("LIGHTSAIL_SNAPSHOT_WEBHOOK_KEY", " 0123456789abcdef\r\n");

    assertThat(machine.runNow("-m", "5", "--allow-http").status()).isZero();

    assertThat(receiver.posts())
        .singleElement()
        .satisfies(post -> assertThat(post.signature())
            .contains("sha256=" + hmac("0123456789abcdef", post.body())));
  }

  private static String hmac(String key, String body) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void addresses_and_the_key_can_come_from_the_environment() {
    machine.settings.put("LIGHTSAIL_SNAPSHOT_WEBHOOK", receiver.address("/hook"));
    machine.settings.put("LIGHTSAIL_SNAPSHOT_WEBHOOK_KEY", "0123456789abcdef");
    machine.settings.put("LIGHTSAIL_SNAPSHOT_HEARTBEAT", receiver.address("/ping"));
    machine.settings.put("LIGHTSAIL_SNAPSHOT_FROM", "ops@example.com");
    machine.settings.put("LIGHTSAIL_SNAPSHOT_TO", "me@example.com, you@example.com");

    Ended ended = machine.runNow("-m", "1", "--allow-http", "--webhook-format", "slack");

    assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
    assertThat(receiver.posts())
        .extracting(Receiver.Post::path)
        .containsExactlyInAnyOrder("/ping/start", "/hook", "/ping");
    assertThat(receiver.posts())
        .filteredOn(post -> post.path().equals("/hook"))
        .singleElement()
        .satisfies(post -> {
          assertThat(post.signature().orElseThrow()).startsWith("sha256=");
          assertThat(post.body()).contains("\"blocks\"");
        });
    assertThat(machine.aws.ses().mails()).hasSize(1);
  }

  @Test
  void an_option_is_stronger_than_the_environment() {
    machine.settings.put("LIGHTSAIL_SNAPSHOT_WEBHOOK", receiver.address("/environment"));

    machine.runNow("-m", "1", "--allow-http", "--webhook", receiver.address("/option"));

    assertThat(receiver.posts()).extracting(Receiver.Post::path).containsExactly("/option");
  }

  private Ended runTellingOfFailures() {
    return machine.runNow(
        "-m",
        "1",
        "--allow-http",
        "--notify-on",
        "failure",
        "-f",
        "ops@example.com",
        "-t",
        "me@example.com",
        "--webhook",
        receiver.address("/hook"),
        "--heartbeat",
        receiver.address("/ping"));
  }

  @Test
  void on_failure_only_leaves_a_good_run_to_the_heartbeat() {
    assertThat(runTellingOfFailures().status()).isZero();
    assertThat(receiver.posts())
        .extracting(Receiver.Post::path)
        .containsExactly("/ping/start", "/ping");
    assertThat(machine.aws.ses().mails()).isEmpty();
  }

  @Test
  void a_failure_is_told_everywhere() {
    creationIsDenied();

    assertThat(runTellingOfFailures().status()).isEqualTo(1);

    assertThat(receiver.posts())
        .extracting(Receiver.Post::path)
        .containsExactlyInAnyOrder("/ping/start", "/hook", "/ping/fail");
    assertThat(machine.aws.ses().mails()).hasSize(1);
  }

  @Test
  void a_webhook_that_refuses_changes_nothing_but_the_status() {
    receiver.answers(404);

    Ended ended =
        machine.runNow("-m", "1", "--allow-http", "--webhook", receiver.address("/hook/SECRET"));

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.out()).contains("SUCCEEDED", "WebhookNotifier failed with").contains("404");
    assertThat(ended.out() + ended.err()).doesNotContain("SECRET");
    assertThat(machine.account.deleted()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 404})
  void no_address_and_no_key_is_shown_where_they_fail(int status) {
    receiver.answers(status);
    machine.settings.put(
        "LIGHTSAIL_SNAPSHOT_WEBHOOK", receiver.address("/hook/SECRET-1?t=SECRET-2"));
    machine.settings.put("LIGHTSAIL_SNAPSHOT_WEBHOOK_KEY", "SECRET-3-0123456789");
    machine.settings.put("LIGHTSAIL_SNAPSHOT_HEARTBEAT", receiver.address("/ping/SECRET-4"));

    Ended ended =
        machine.runNow("-m", "1", "--allow-http", "--output", "json", "--log-file", "log");

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err())
        .contains("WebhookNotifier", "HeartbeatNotifier", String.valueOf(status));
    assertThat(ended.out() + ended.err() + machine.read("log"))
        .doesNotContain("SECRET")
        .doesNotContain(receiver.address(""));
  }

  @Test
  void a_dry_run_tells_nobody() {
    machine.runNow(
        "-m",
        "1",
        "--allow-http",
        "--dry-run",
        "--webhook",
        receiver.address("/hook"),
        "--heartbeat",
        receiver.address("/ping"));

    assertThat(receiver.posts()).isEmpty();
  }
}
