package io.github.lightsailsnapshot.notify.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.entry;

import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.core.wire.AwsError;
import io.github.lightsailsnapshot.core.wire.LocalAws;
import io.github.lightsailsnapshot.core.wire.Mail;
import io.github.lightsailsnapshot.core.wire.SdkClients;
import io.github.lightsailsnapshot.notify.Reports;
import io.github.lightsailsnapshot.notify.Speechless;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;
import software.amazon.awssdk.services.ses.model.SendEmailResponse;

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
    assertThat(mail().subject().data())
        .isEqualTo("SUCCEEDED: snapshot of web-1 as nightly in eu-central-1");
    assertThat(mail().text().data())
        .startsWith("SUCCEEDED: snapshot of web-1 as nightly in eu-central-1\n\nNothing to do.\n")
        .contains("Created nightly-2026-11-22T03-00-00Z (pending)")
        .contains("nightly-2026-11-20T03-00-00Z (2026-11-20 03:00:00 UTC, no rule keeps it)");
    assertThat(mail().html().data())
        .startsWith("<!DOCTYPE html>")
        .contains("Created nightly-2026-11-22T03-00-00Z (pending)")
        .contains("nightly-2026-11-20T03-00-00Z")
        .contains("no rule keeps it");
  }

  @Test
  void everyPartIsUtf8() throws Exception {
    notifier().build().send(Reports.failed("wöb-✓"));

    assertThat(mail().subject().data())
        .isEqualTo("FAILED: snapshot of wöb-✓ as nightly in eu-central-1");
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
        .tag("team", "ops")
        .tag("kind", "backup_1")
        .tag("team", "web")
        .build()
        .send(Reports.skipped());

    assertThat(mail().to())
        .containsExactly("me@example.com", "you@example.com", "they@example.org");
    assertThat(mail().replyTo()).containsExactly("desk@example.com");
    assertThat(mail().configurationSet()).isEqualTo("backups");
    assertThat(mail().tags()).containsExactly(entry("team", "web"), entry("kind", "backup_1"));
  }

  @Test
  void theSubjectIsOneLine() throws Exception {
    notifier().build().send(Reports.failed("web\r\nBcc: all@example.com"));

    assertThat(mail().subject().data())
        .isEqualTo("FAILED: snapshot of web??Bcc: all@example.com as nightly in eu-central-1");
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
        .hasMessageStartingWith("The mail was not sent. SES did not answer: the connection broke");
  }

  /** A second and a half is left of the notifier's limit when the mail is sent. */
  private static final class LateTime implements TimeSource {
    private boolean begun;

    @Override
    public long nanos() {
      if (begun) {
        return Duration.ofMillis(12_500).toNanos();
      }
      begun = true;
      return 0;
    }

    @Override
    public void sleep(Duration pause) {
      throw new AssertionError("there is no time for it");
    }
  }

  @Test
  @Timeout(8)
  void anAnswerIsNotWaitedForLongerThanTheLimit() {
    aws.faults().on("SendEmail").delayBefore(Duration.ofSeconds(10));

    assertThatThrownBy(
            () -> notifier().timeSource(new LateTime()).build().send(Reports.succeeded()))
        .isInstanceOf(MailException.class);
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
        "Mé\u202e <me@example.com>",
        "Me\r\nBcc: x@example.com <me@example.com>",
        "Me <me@example.com> <you@example.com>",
        "me@-example.com",
        "me@example-.com",
        ".me@example.com",
        "me.@example.com",
        "m..e@example.com",
        "m:e@example.com",
        "m[e]@example.com",
        "m\\e@example.com",
        "me@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.com"
      })
  void whatIsNoAddressIsRefusedAtOnce(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> notifier().to(address))
        .withMessageStartingWith("\"" + PlainText.line(address) + "\" is not a mail address");
    assertThatIllegalArgumentException().isThrownBy(() -> SesNotifier.builder(client, address));
  }

  @Test
  void aNameOfAnyLengthIsRefusedAndNoMore() {
    for (String name : List.of("a".repeat(20_000), "\"" + "a".repeat(20_000) + "\"")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> notifier().to(name + " <me@example.com>"))
          .withMessageContaining("is not a mail address");
    }
  }

  @Test
  void aMailNeedsARecipient() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SesNotifier.builder(client, "ops@example.com").build())
        .withMessage("A mail needs a recipient: there is none");
  }

  @Nested
  class ManyRecipients {
    private final SesNotifier.Builder many = SesNotifier.builder(client, "ops@example.com")
        .to(IntStream.range(0, 120).mapToObj(i -> "u" + i + "@example.com").toArray(String[]::new))
        .timeSource(VirtualTime.startingAt(Instant.EPOCH));

    @Test
    void getSeveralMails() throws Exception {
      many.to("u7@example.com").build().send(Reports.succeeded());

      assertThat(aws.ses().mails())
          .extracting(mail -> mail.to().size())
          .containsExactly(50, 50, 20);
      assertThat(aws.ses().mails().stream().flatMap(mail -> mail.to().stream()))
          .hasSize(120)
          .doesNotHaveDuplicates();
      assertThat(aws.ses().mails())
          .extracting(Mail::html)
          .containsOnly(aws.ses().mails().get(0).html());
    }

    @Test
    void ofOneMailThatFailsKeepNobodyElseFromHearing() {
      aws.faults()
          .on("SendEmail")
          .skipping(1)
          .once()
          .answer(AwsError.of("InvalidParameterValue", "Local address contains control", 400));

      assertThatThrownBy(() -> many.build().send(Reports.succeeded()))
          .hasMessageStartingWith(
              "The mail to recipients 51 to 100 of 120 was not sent. SES answered"
                  + " InvalidParameterValue: Local address contains control (request ");
      assertThat(aws.ses().mails()).extracting(mail -> mail.to().size()).containsExactly(50, 20);
    }

    @Test
    void ofWhomNobodyHearsAreAllNamed() {
      aws.faults().on("SendEmail").answer(AwsError.sendingDenied());

      assertThatThrownBy(() -> many.build().send(Reports.succeeded()))
          .hasMessageStartingWith(
              "3 of 3 mails were not sent. The mail to recipients 1 to 50 of 120")
          .hasMessageContaining("The mail to recipients 101 to 120 of 120 was not sent.")
          .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(3));
    }
  }

  @Nested
  class Throttling {
    private final VirtualTime time = VirtualTime.startingAt(Instant.EPOCH);
    private final SesNotifier notifier = notifier().timeSource(time).build();

    /** The client asks four times by itself. */
    private static final int ATTEMPTS = 4;

    @Test
    void ofASecondIsWaitedFor() throws Exception {
      aws.faults().on("SendEmail").times(2 * ATTEMPTS).answer(AwsError.sendingRateExceeded());
      notifier.send(Reports.succeeded());

      assertThat(mail().to()).containsExactly("me@example.com");
      assertThat(time.pauses())
          .satisfiesExactly(
              first -> assertThat(first).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1)),
              second -> assertThat(second).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2)));
    }

    @Test
    void thatStaysIsGivenUpWithinTheLimit() {
      aws.faults().on("SendEmail").answer(AwsError.sendingRateExceeded());
      assertThatThrownBy(() -> notifier.send(Reports.succeeded()))
          .hasMessageStartingWith(
              "The mail was not sent. SES answered Throttling: Maximum sending rate exceeded.");
      assertThat(time.passed()).isLessThan(Duration.ofSeconds(14));
      assertThat(time.pauses()).hasSizeBetween(4, 7);
    }

    @Test
    void ofADayIsToldAtOnce() {
      aws.faults().on("SendEmail").answer(AwsError.dailyQuotaExceeded());
      assertThatThrownBy(() -> notifier.send(Reports.succeeded()))
          .hasMessageContaining("Daily message quota exceeded");
      assertThat(time.pauses()).isEmpty();
    }
  }

  @Test
  void namesAreEncoded() throws Exception {
    SesNotifier.builder(client, "Sauvegardes été <ops@example.com>")
        .to("\"Doe, Jane\" <jane@example.com>", "Doe, John <john@example.com>")
        .replyTo("Bürö <desk@example.com>")
        .build()
        .send(Reports.succeeded());

    assertThat(mail().source()).isEqualTo("=?UTF-8?B?U2F1dmVnYXJkZXMgw6l0w6k=?= <ops@example.com>");
    assertThat(mail().to())
        .containsExactly(
            "\"Doe, Jane\" <jane@example.com>", "=?UTF-8?B?RG9lLCBKb2hu?= <john@example.com>");
    assertThat(mail().replyTo()).containsExactly("=?UTF-8?B?QsO8csO2?= <desk@example.com>");
  }

  @Test
  void theSubjectIsTheHosts() throws Exception {
    notifier().subject("[{outcome}] {source} $1 ✓").build().send(Reports.failed("{outcome}"));
    assertThat(mail().subject().data()).isEqualTo("[FAILED] {outcome} $1 ✓");
  }

  @Test
  void theSubjectMaySayWhere() throws Exception {
    String template = "{outcome}: {kind} of {source}, {region}, {host}";
    SesNotifier notifier = notifier().subject(template).build();
    notifier.send(Reports.pruned());
    notifier.send(Reports.at(Where.UNKNOWN, Reports.failed("web-1")));

    assertThat(aws.ses().mails())
        .extracting(mail -> mail.subject().data())
        .containsExactly(
            "SUCCEEDED: pruning of web-1, eu-central-1, backup-1",
            "FAILED: snapshot of web-1, unknown region, unknown host");
  }

  @Test
  void aMailSaysWhereInTextAndHtml() throws Exception {
    notifier().build().send(Reports.pruned());
    assertThat(mail().subject().data())
        .isEqualTo("SUCCEEDED: pruning of web-1 as nightly in eu-central-1");
    assertThat(mail().text().data()).contains("Where: instance in eu-central-1, run on backup-1");
    assertThat(mail().html().data()).contains("instance in eu-central-1, run on backup-1");
  }

  @Test
  void aNotifierShowsWhomItWritesTo() {
    assertThat(notifier().build())
        .hasToString("SesNotifier[Backups <ops@example.com> to me@example.com]");
    assertThat(notifier().to("a@example.com", "b@example.com", "c@example.com").build())
        .hasToString("SesNotifier[Backups <ops@example.com> to 4 recipients]");
  }

  /** A client of a host's that fails. */
  private record Throwing(RuntimeException thrown) implements SesClient {
    @Override
    public SendEmailResponse sendEmail(SendEmailRequest mail) {
      throw thrown;
    }

    @Override
    public String serviceName() {
      return "ses";
    }

    @Override
    public void close() {}
  }

  @Nested
  class AClientThatThrows {
    private static final String TOKEN = "FwoGZXIvYXdz\nSECRETTOKEN";

    private String told(RuntimeException thrown) {
      SesNotifier notifier = SesNotifier.builder(new Throwing(thrown), "ops@example.com")
          .to("me@example.com")
          .build();
      Throwable failure = catchThrowable(() -> notifier.send(Reports.succeeded()));
      assertThat(failure).isInstanceOf(MailException.class);
      assertThat(Throwables.getStackTrace(failure)).doesNotContain("SECRET", "FwoG");
      return failure.getMessage();
    }

    @Test
    void whatIsNotTheSdksOwnIsToldByItsClass() {
      assertThat(told(new IllegalArgumentException("Illegal character in header value: " + TOKEN)))
          .isEqualTo(
              "The mail was not sent. The client of SES failed with" + " IllegalArgumentException");
    }

    @Test
    void whatTheSdkRepeatsOfOthersIsNotTold() {
      assertThat(told(SdkClientException.create(
              "Failed to refresh: " + TOKEN, new IllegalStateException("output: " + TOKEN))))
          .isEqualTo("The mail was not sent. SES did not answer: the client failed with"
              + " SdkClientException");
      assertThat(told(SdkClientException.create("Unable to load credentials from any of the"
              + " providers in the chain: [ProcessCredentialsProvider(): FwoGZXIvYXdz SECRET]")))
          .endsWith("SES did not answer: the client could not load credentials");
    }

    @Test
    void aReasonOfTheConnectionIsToldInWords() {
      assertThat(told(SdkClientException.create(
              "Received an UnknownHostException: " + TOKEN, new UnknownHostException("SECRET"))))
          .endsWith("SES did not answer: its host is not known");
      assertThat(told(ApiCallTimeoutException.create(30_000)))
          .endsWith("SES did not answer: there was no answer in time");
    }

    @Test
    void whatTheSdkSaysItselfIsTold() {
      assertThat(told(SdkClientException.create("Profile file contained no credentials")))
          .endsWith("SES did not answer: Profile file contained no credentials");
    }

    @Test
    void anExceptionWithoutWordsIsToldByItsClass() {
      assertThat(told(new Speechless())).endsWith("The client of SES failed with Speechless");
    }
  }

  @Test
  void timesAreThoseOfTheZone() throws Exception {
    notifier().zone(ZoneId.of("Asia/Kathmandu")).build().send(Reports.succeeded());
    assertThat(mail().text().data()).contains("Started: 2026-11-22 08:45:00 +05:45");
    assertThat(mail().html().data()).contains("2026-11-22 08:45:00 +05:45");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "a\nb",
        "{outcome",
        "outcome}",
        "{}",
        "{hosts}",
        "{headline}",
        "{{outcome}}"
      })
  void aSubjectThatCannotBeOneIsRefused(String template) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> notifier().subject(template))
        .withMessageStartingWith("The subject \"" + PlainText.line(template) + "\" must ");
  }

  @Test
  void aTagThatCannotBeOneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> notifier().tag("a b", "c"))
        .withMessageContaining("\"a b\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> notifier().tag("a", ""))
        .withMessageContaining("\"\"");
  }

  @Test
  void noFailureShowsTheKeyOfTheClient() {
    AwsError signature = AwsError.of("SignatureDoesNotMatch", """
        The request signature we calculated does not match the signature you provided.

        The Canonical String for this request should have been
        'POST
        /

        x-amz-security-token:SESSIONTOKEN
        '""", 403);
    for (AwsError error : List.of(
        signature,
        AwsError.sendingDenied(),
        AwsError.dailyQuotaExceeded(),
        AwsError.internalFailure())) {
      aws.faults().clear();
      aws.faults().on("SendEmail").answer(error);
      assertThatThrownBy(() -> notifier().build().send(Reports.succeeded()))
          .satisfies(thrown -> assertThat(Throwables.getStackTrace(thrown))
              .doesNotContain("AKIDEXAMPLE", "Authorization", "SESSIONTOKEN", "x-amz-")
              .hasSizeLessThan(20_000));
    }
  }

  @Test
  void missingCredentialsAreToldInShort() {
    String why = "Unable to load credentials: " + "chain ".repeat(300) + "\nSESSIONTOKEN";
    try (SesClient without = SdkClients.sesWithoutCredentials(aws, why)) {
      SesNotifier notifier =
          SesNotifier.builder(without, "ops@example.com").to("me@example.com").build();
      assertThatThrownBy(() -> notifier.send(Reports.succeeded()))
          .isInstanceOf(MailException.class)
          .hasMessageStartingWith(
              "The mail was not sent. SES did not answer: the client could not load credentials")
          .hasNoCause()
          .satisfies(thrown ->
              assertThat(thrown.getMessage()).hasSizeLessThan(400).doesNotContain("SESSIONTOKEN"));
    }
  }

  @Test
  void aConfigurationSetThatCannotBeOneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> notifier().configurationSet("no spaces"))
        .withMessageContaining("\"no spaces\"");
  }
}
