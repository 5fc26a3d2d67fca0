package io.github.lightsailsnapshot.notify.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.core.wire.AwsError;
import io.github.lightsailsnapshot.core.wire.HostileException;
import io.github.lightsailsnapshot.core.wire.SdkClients;
import io.github.lightsailsnapshot.notify.Reports;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;
import software.amazon.awssdk.services.ses.model.SendEmailResponse;

/** A mail that is not sent. */
class SesFailureTest {
  private static final String TOKEN = "FwoGZXIvYXdz\nSECRETTOKEN";

  private final SesFixture ses = new SesFixture();

  @AfterEach
  void close() {
    ses.close();
  }

  @Test
  void anUnverifiedSenderIsReported() {
    ses.aws.ses().verifiedOnly("other@example.com");

    assertThatThrownBy(() -> ses.notifier().build().send(Reports.succeeded()))
        .isInstanceOf(MailException.class)
        .hasMessageStartingWith(
            "The mail was not sent. SES answered MessageRejected: Email address is not verified.");
  }

  @Test
  void noAnswerIsReported() {
    ses.aws.faults().on("SendEmail").resetBefore();

    assertThatThrownBy(() -> ses.notifier().build().send(Reports.succeeded()))
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
  void anAnswerIsAwaitedNoLongerThanTheLimit() {
    ses.aws.faults().on("SendEmail").delayBefore(Duration.ofSeconds(10));

    assertThatThrownBy(
            () -> ses.notifier().timeSource(new LateTime()).build().send(Reports.succeeded()))
        .isInstanceOf(MailException.class);
  }

  @Test
  void aDenialNamesTheCode() {
    ses.aws.faults().on("SendEmail").answer(AwsError.sendingDenied());

    assertThatThrownBy(() -> ses.notifier().build().send(Reports.succeeded()))
        .isInstanceOf(MailException.class)
        .hasMessageContaining("AccessDenied");
  }

  /** A client of a host's that fails. */
  private record Throwing(Throwable thrown) implements SesClient {
    @Override
    public SendEmailResponse sendEmail(SendEmailRequest mail) {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    }

    @Override
    public String serviceName() {
      return "ses";
    }

    @Override
    public void close() {}
  }

  private String told(Throwable thrown) {
    SesNotifier notifier = SesNotifier.builder(new Throwing(thrown), "ops@example.com")
        .to("me@example.com")
        .build();
    Throwable failure = catchThrowable(() -> notifier.send(Reports.succeeded()));
    assertThat(failure).isInstanceOf(MailException.class);
    assertThat(Throwables.getStackTrace(failure)).doesNotContain("SECRET", "FwoG");
    return failure.getMessage();
  }

  @Test
  void anExceptionOfOthersIsReportedByItsClass() {
    assertThat(told(new IllegalArgumentException("Illegal character in header value: " + TOKEN)))
        .isEqualTo(
            "The mail was not sent. The client of SES failed with" + " IllegalArgumentException");
  }

  @Test
  void aMessageThatTheSdkRepeatsOfOthersIsNotShown() {
    assertThat(told(SdkClientException.create(
            "Failed to refresh: " + TOKEN, new IllegalStateException("output: " + TOKEN))))
        .isEqualTo("The mail was not sent. SES did not answer: the client failed with"
            + " SdkClientException");
    assertThat(told(SdkClientException.create("Unable to load credentials from any of the"
            + " providers in the chain: [ProcessCredentialsProvider(): FwoGZXIvYXdz SECRET]")))
        .endsWith("SES did not answer: the client could not load credentials");
  }

  @Test
  void anErrorIsReportedByItsNameAndNotByItsWrapper() {
    String client = "The mail was not sent. SES did not answer: the client failed with ";
    Error memory = new OutOfMemoryError("Java heap space");
    assertThat(told(SdkClientException.create("x", memory)))
        .isEqualTo(client + "OutOfMemoryError: Java heap space");
    assertThat(told(SdkClientException.create("x", new IOException("y", memory))))
        .isEqualTo(client + "OutOfMemoryError: Java heap space");
    assertThat(told(SdkClientException.create("x", new AssertionError(TOKEN))))
        .isEqualTo(client + "AssertionError");
    assertThat(told(new IllegalStateException(TOKEN, new NoSuchMethodError("void a.B.c()"))))
        .endsWith("The client of SES failed with NoSuchMethodError: void a.B.c()");
    assertThat(told(new NoSuchMethodError("void a.B.c()")))
        .endsWith("The client of SES failed with NoSuchMethodError: void a.B.c()");
    assertThat(told(new AssertionError(TOKEN)))
        .endsWith("The client of SES failed with AssertionError");
  }

  @Test
  void aConnectionFailureIsReportedInWords() {
    assertThat(told(SdkClientException.create(
            "Received an UnknownHostException: " + TOKEN, new UnknownHostException("SECRET"))))
        .endsWith("SES did not answer: its host is not known");
    assertThat(told(ApiCallTimeoutException.create(30_000)))
        .endsWith("SES did not answer: there was no answer in time");
  }

  @Test
  void aMessageOfTheSdkIsShown() {
    assertThat(told(SdkClientException.create("Profile file contained no credentials")))
        .endsWith("SES did not answer: Profile file contained no credentials");
  }

  @Test
  void anExceptionWhoseMessageThrowsIsReportedByItsClass() {
    assertThat(told(new HostileException()))
        .endsWith("The client of SES failed with HostileException");
    assertThat(told(SdkClientException.create("x", new HostileException())))
        .endsWith("SES did not answer: the client failed with SdkClientException");
    assertThat(told(new Unreadable())).endsWith("SES did not answer: anything");
  }

  /** What seems to be an answer of SES, but cannot be read. */
  private static final class Unreadable extends AwsServiceException {
    private static final long serialVersionUID = 1L;

    private Unreadable() {
      super(AwsServiceException.builder().message("anything"));
    }

    @Override
    public AwsErrorDetails awsErrorDetails() {
      throw new IllegalStateException(TOKEN);
    }

    @Override
    public boolean isThrottlingException() {
      throw new IllegalStateException(TOKEN);
    }
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
    AwsError header = AwsError.of(
        "IncompleteSignature",
        "'SESSIONTOKEN' not a valid key=value pair (missing equal-sign) in Authorization header",
        403);
    for (AwsError error : List.of(
        signature,
        header,
        AwsError.sendingDenied(),
        AwsError.dailyQuotaExceeded(),
        AwsError.internalFailure())) {
      ses.aws.faults().clear();
      ses.aws.faults().on("SendEmail").answer(error);
      assertThatThrownBy(() -> ses.notifier().build().send(Reports.succeeded()))
          .satisfies(thrown -> assertThat(Throwables.getStackTrace(thrown))
              .doesNotContain("AKIDEXAMPLE", "Authorization", "SESSIONTOKEN", "x-amz-")
              .hasSizeLessThan(20_000));
    }
  }

  @Test
  void missingCredentialsAreReportedBriefly() {
    String why = "Unable to load credentials: " + "chain ".repeat(300) + "\nSESSIONTOKEN";
    try (SesClient without = SdkClients.sesWithoutCredentials(ses.aws, why)) {
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
}
