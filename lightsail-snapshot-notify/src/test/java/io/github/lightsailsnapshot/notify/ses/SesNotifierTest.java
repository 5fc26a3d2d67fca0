package io.github.lightsailsnapshot.notify.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.core.wire.AwsError;
import io.github.lightsailsnapshot.core.wire.LocalAws;
import io.github.lightsailsnapshot.core.wire.Mail;
import io.github.lightsailsnapshot.core.wire.SdkClients;
import io.github.lightsailsnapshot.notify.Reports;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ses.SesClient;

/** The notifier with the real SDK against a local endpoint. */
class SesNotifierTest {
  private final LocalAws aws = LocalAws.start();
  private final SesClient client = SdkClients.ses(aws);

  @AfterEach
  void close() {
    client.close();
    aws.close();
  }

  private SesNotifier.Builder notifier() {
    return SesNotifier.builder(client, "Backups <ops@example.com>").to("me@example.com");
  }

  private Mail mail() {
    assertThat(aws.ses().mails()).hasSize(1);
    return aws.ses().mails().get(0);
  }

  @Test
  void theMailSaysWhatHappened() throws Exception {
    notifier().build().send(Reports.succeeded());

    assertThat(mail().source()).isEqualTo("Backups <ops@example.com>");
    assertThat(mail().to()).containsExactly("me@example.com");
    assertThat(mail().subject().data()).isEqualTo("SUCCEEDED: snapshot of web-1 (nightly)");
    assertThat(mail().text().data()).isEqualTo(Reports.succeeded().toString());
    assertThat(mail().html().data())
        .startsWith("<!DOCTYPE html>")
        .contains("Created nightly-2026-11-22T03-00-00Z (pending)")
        .contains("Deleted nightly-2026-11-20T03-00-00Z")
        .contains("no rule keeps it");
  }

  @Test
  void everyPartIsUtf8() throws Exception {
    notifier().build().send(Reports.failed("wöb-✓"));

    assertThat(mail().subject().data()).isEqualTo("FAILED: snapshot of wöb-✓ (nightly)");
    assertThat(mail().text().data()).contains("wöb-✓");
    assertThat(mail().html().data()).contains("wöb-✓");
    assertThat(mail().subject().charset()).isEqualTo("UTF-8");
    assertThat(mail().text().charset()).isEqualTo("UTF-8");
    assertThat(mail().html().charset()).isEqualTo("UTF-8");
  }

  @Test
  void namesAreDataInHtml() throws Exception {
    notifier().build().send(Reports.failed("<script>alert('1')</script>&\u202e"));

    assertThat(mail().html().data())
        .doesNotContain("<script>", "\u202e")
        .contains("&#60;script&#62;alert(&#39;1&#39;)&#60;/script&#62;&#38;?");
  }

  @Test
  void severalRecipientsAnswerAddressesAndAConfigurationSet() throws Exception {
    notifier()
        .to("you@example.com", "they@example.org")
        .replyTo("desk@example.com")
        .configurationSet("backups")
        .build()
        .send(Reports.skipped());

    assertThat(mail().to())
        .containsExactly("me@example.com", "you@example.com", "they@example.org");
    assertThat(mail().replyTo()).containsExactly("desk@example.com");
    assertThat(mail().configurationSet()).isEqualTo("backups");
  }

  @Test
  void theSubjectIsOneLine() throws Exception {
    notifier().build().send(Reports.failed("web\r\nBcc: all@example.com"));

    assertThat(mail().subject().data())
        .isEqualTo("FAILED: snapshot of web??Bcc: all@example.com (nightly)");
  }

  @Test
  void aSenderThatIsNotVerifiedIsNamed() {
    aws.ses().verifiedOnly("other@example.com");

    assertThatThrownBy(() -> notifier().build().send(Reports.succeeded()))
        .isInstanceOf(MailException.class)
        .hasMessageStartingWith(
            "The mail was not sent. SES answered MessageRejected: Email address is not verified.");
  }

  @Test
  void noAnswerIsSaidToo() {
    aws.faults().on("SendEmail").resetBefore();

    assertThatThrownBy(() -> notifier().build().send(Reports.succeeded()))
        .isInstanceOf(MailException.class)
        .hasMessageStartingWith("The mail was not sent. SES did not answer: ");
  }

  @Test
  void aDenialNamesTheCode() {
    aws.faults().on("SendEmail").answer(AwsError.sendingDenied());

    assertThatThrownBy(() -> notifier().build().send(Reports.succeeded()))
        .isInstanceOf(MailException.class)
        .hasMessageContaining("AccessDenied");
  }

  @Test
  void onlySendEmailIsCalled() throws Exception {
    notifier().build().send(Reports.succeeded());
    assertThat(aws.calls().operations()).containsExactly("SendEmail");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "me",
        "me@",
        "@example.com",
        "me@example",
        "a b@example.com",
        "me@exämple.com",
        "me@example.com,you@example.com",
        "me@example.com\r\nBcc: x@example.com",
        "Mé <me@example.com>",
        "me@-example.com"
      })
  void whatIsNoAddressIsRefusedAtOnce(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> notifier().to(address))
        .withMessageStartingWith("\"" + address + "\" is no mail address");
    assertThatIllegalArgumentException().isThrownBy(() -> SesNotifier.builder(client, address));
  }

  @Test
  void aMailNeedsRecipientsButNotTooMany() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SesNotifier.builder(client, "ops@example.com").build())
        .withMessage("A mail needs 1 to 50 recipients, not 0");
    String[] many =
        IntStream.range(0, 50).mapToObj(i -> "u" + i + "@example.com").toArray(String[]::new);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> notifier().to(many).build())
        .withMessage("A mail needs 1 to 50 recipients, not 51");
  }

  @Test
  void aConfigurationSetThatCannotBeOneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> notifier().configurationSet("no spaces"))
        .withMessageContaining("\"no spaces\"");
  }
}
