package io.github.lightsailsnapshot.notify.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.notify.Reports;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a mail says, to whom and where. */
class SesNotifierTest {
  private final SesFixture ses = new SesFixture();

  @AfterEach
  void close() {
    ses.close();
  }

  @Test
  void theMailSaysWhatHappened() throws Exception {
    ses.notifier().build().send(Reports.succeeded());

    assertThat(ses.mail().source()).isEqualTo("Backups <ops@example.com>");
    assertThat(ses.mail().to()).containsExactly("me@example.com");
    assertThat(ses.mail().subject().data())
        .isEqualTo("SUCCEEDED: snapshot of web-1 as nightly in eu-central-1");
    assertThat(ses.mail().text().data())
        .startsWith("SUCCEEDED: snapshot of web-1 as nightly in eu-central-1\n\nNothing to do.\n")
        .contains("Created nightly-2026-11-22T03-00-00Z (pending)")
        .contains("nightly-2026-11-20T03-00-00Z (2026-11-20 03:00:00 UTC, no rule keeps it)");
    assertThat(ses.mail().html().data())
        .startsWith("<!DOCTYPE html>")
        .contains("Created nightly-2026-11-22T03-00-00Z (pending)")
        .contains("nightly-2026-11-20T03-00-00Z")
        .contains("no rule keeps it");
  }

  @Test
  void everyPartIsUtf8() throws Exception {
    ses.notifier().build().send(Reports.failed("wöb-✓"));

    assertThat(ses.mail().subject().data())
        .isEqualTo("FAILED: snapshot of wöb-✓ as nightly in eu-central-1");
    assertThat(ses.mail().text().data()).contains("wöb-✓");
    assertThat(ses.mail().html().data()).contains("wöb-✓");
    assertThat(ses.mail().subject().charset()).isEqualTo("UTF-8");
    assertThat(ses.mail().text().charset()).isEqualTo("UTF-8");
    assertThat(ses.mail().html().charset()).isEqualTo("UTF-8");
  }

  @Test
  void namesAreDataInHtml() throws Exception {
    ses.notifier().build().send(Reports.failed("<script>alert('1')</script>&\u202e"));

    assertThat(ses.mail().html().data())
        .doesNotContain("<script>", "\u202e")
        .contains("&#60;script&#62;alert(&#39;1&#39;)&#60;/script&#62;&#38;?");
  }

  @Test
  void severalRecipientsReplyAddressesAndAConfigurationSetAreUsed() throws Exception {
    ses.notifier()
        .to("you@example.com", "they@example.org")
        .replyTo("desk@example.com")
        .configurationSet("backups")
        .tag("team", "ops")
        .tag("kind", "backup_1")
        .tag("team", "web")
        .build()
        .send(Reports.skipped());

    assertThat(ses.mail().to())
        .containsExactly("me@example.com", "you@example.com", "they@example.org");
    assertThat(ses.mail().replyTo()).containsExactly("desk@example.com");
    assertThat(ses.mail().configurationSet()).isEqualTo("backups");
    assertThat(ses.mail().tags()).containsExactly(entry("team", "web"), entry("kind", "backup_1"));
  }

  @Test
  void theSubjectIsOneLine() throws Exception {
    ses.notifier().build().send(Reports.failed("web\r\nBcc: all@example.com"));

    assertThat(ses.mail().subject().data())
        .isEqualTo("FAILED: snapshot of web??Bcc: all@example.com as nightly in eu-central-1");
  }

  @Test
  void onlySendEmailIsCalled() throws Exception {
    ses.notifier().build().send(Reports.succeeded());
    assertThat(ses.aws.calls().operations()).containsExactly("SendEmail");
  }

  @Test
  void namesAreEncoded() throws Exception {
    SesNotifier.builder(ses.client, "Sauvegardes été <ops@example.com>")
        .to("\"Doe, Jane\" <jane@example.com>", "Doe, John <john@example.com>")
        .replyTo("Bürö <desk@example.com>")
        .build()
        .send(Reports.succeeded());

    assertThat(ses.mail().source())
        .isEqualTo("=?UTF-8?B?U2F1dmVnYXJkZXMgw6l0w6k=?= <ops@example.com>");
    assertThat(ses.mail().to())
        .containsExactly(
            "\"Doe, Jane\" <jane@example.com>", "=?UTF-8?B?RG9lLCBKb2hu?= <john@example.com>");
    assertThat(ses.mail().replyTo()).containsExactly("=?UTF-8?B?QsO8csO2?= <desk@example.com>");
  }

  @Test
  void theHostCanSetTheSubject() throws Exception {
    ses.notifier().subject("[{outcome}] {source} $1 ✓").build().send(Reports.failed("{outcome}"));
    assertThat(ses.mail().subject().data()).isEqualTo("[FAILED] {outcome} $1 ✓");
  }

  @Test
  void theSubjectCanContainWhere() throws Exception {
    String template = "{outcome}: {kind} of {source}, {region}, {host}";
    SesNotifier notifier = ses.notifier().subject(template).build();
    notifier.send(Reports.pruned());
    notifier.send(Reports.at(Where.UNKNOWN, Reports.failed("web-1")));

    assertThat(ses.aws.ses().mails())
        .extracting(mail -> mail.subject().data())
        .containsExactly(
            "SUCCEEDED: pruning of web-1, eu-central-1, backup-1",
            "FAILED: snapshot of web-1, unknown region, unknown host");
  }

  @Test
  void aMailSaysWhereInTextAndHtml() throws Exception {
    ses.notifier().build().send(Reports.pruned());
    assertThat(ses.mail().subject().data())
        .isEqualTo("SUCCEEDED: pruning of web-1 as nightly in eu-central-1");
    assertThat(ses.mail().text().data())
        .contains("Where: instance in eu-central-1, run on backup-1");
    assertThat(ses.mail().html().data()).contains("instance in eu-central-1, run on backup-1");
  }

  @Test
  void aNotifierShowsItsRecipients() {
    assertThat(ses.notifier().build())
        .hasToString("SesNotifier[Backups <ops@example.com> to me@example.com]");
    assertThat(
            ses.notifier().to("a@example.com", "b@example.com", "c@example.com").build())
        .hasToString("SesNotifier[Backups <ops@example.com> to 4 recipients]");
  }

  @Test
  void timesAreInTheZone() throws Exception {
    ses.notifier().zone(ZoneId.of("Asia/Kathmandu")).build().send(Reports.succeeded());
    assertThat(ses.mail().text().data()).contains("Started: 2026-11-22 08:45:00 +05:45");
    assertThat(ses.mail().html().data()).contains("2026-11-22 08:45:00 +05:45");
  }
}
