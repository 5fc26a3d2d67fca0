package io.github.lightsailsnapshot.notify.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.notify.Reports;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.MessageTag;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;
import software.amazon.awssdk.services.ses.model.SendEmailResponse;

/** What the SDK's client of SES is asked for, to the last field, and that it is asked for nothing else. */
class SesRequestsTest {
  private static final AwsRequestOverrideConfiguration LIMITS =
      AwsRequestOverrideConfiguration.builder()
          .apiCallAttemptTimeout(Duration.ofSeconds(10))
          .apiCallTimeout(Duration.ofSeconds(14))
          .build();

  private final SesClient sdk = mock(SesClient.class);

  private SesNotifier.Builder notifier() {
    return SesNotifier.builder(sdk, "ops@example.com")
        .to("me@example.com")
        .timeSource(VirtualTime.startingAt(java.time.Instant.EPOCH));
  }

  /** The requests so far; the client was asked for nothing else. */
  private List<SendEmailRequest> requests(int count) {
    ArgumentCaptor<SendEmailRequest> sent = ArgumentCaptor.forClass(SendEmailRequest.class);
    verify(sdk, times(count)).sendEmail(sent.capture());
    verifyNoMoreInteractions(sdk);
    return sent.getAllValues();
  }

  @Test
  void aMailIsOneRequestThatHoldsWhatWasSetAndNothingElse() throws Exception {
    notifier()
        .replyTo("desk@example.com")
        .configurationSet("backups")
        .tag("team", "ops")
        .build()
        .send(Reports.succeeded());

    SendEmailRequest sent = requests(1).get(0);
    assertThat(sent)
        .isEqualTo(SendEmailRequest.builder()
            .source("ops@example.com")
            .destination(destination -> destination.toAddresses("me@example.com"))
            .replyToAddresses("desk@example.com")
            .configurationSetName("backups")
            .tags(MessageTag.builder().name("team").value("ops").build())
            .message(sent.message())
            .overrideConfiguration(LIMITS)
            .build());
  }

  @Test
  void aConfigurationSetIsNotNamedWhereNoneWasSet() throws Exception {
    notifier().build().send(Reports.succeeded());

    SendEmailRequest sent = requests(1).get(0);
    assertThat(sent.configurationSetName()).isNull();
    assertThat(sent.tags()).isEmpty();
    assertThat(sent.replyToAddresses()).isEmpty();
    assertThat(sent.returnPath()).isNull();
  }

  @Test
  void aConnectionThatBreaksInOneMailKeepsNoOtherFromBeingSent() {
    when(sdk.sendEmail(any(SendEmailRequest.class)))
        .thenThrow(SdkClientException.create("Unable to execute HTTP request"))
        .thenReturn(SendEmailResponse.builder().messageId("1").build());
    String[] more =
        IntStream.range(0, 50).mapToObj(i -> "u" + i + "@example.com").toArray(String[]::new);

    assertThatThrownBy(() -> notifier().to(more).build().send(Reports.failed("web-1")))
        .isInstanceOf(MailException.class)
        .hasMessage("The mail to recipients 1 to 50 of 51 was not sent."
            + " SES did not answer: Unable to execute HTTP request");

    assertThat(requests(2))
        .extracting(request -> request.destination().toAddresses().size())
        .containsExactly(50, 1);
  }

  @Test
  void aClientThatThrowsWhatIsNotTheSdksIsAskedOnce() {
    when(sdk.sendEmail(any(SendEmailRequest.class)))
        .thenThrow(new IllegalStateException("Connection pool shut down"));

    assertThatThrownBy(() -> notifier().build().send(Reports.failed("web-1")))
        .isInstanceOf(MailException.class)
        .hasMessage("The mail was not sent. The client of SES failed with IllegalStateException");
    assertThat(requests(1)).hasSize(1);
  }

  /** It does not pass for an answer of SES, and a second request would not help. */
  @Test
  void anErrorOfTheJvmIsToldByItsNameAfterOneRequest() {
    when(sdk.sendEmail(any(SendEmailRequest.class)))
        .thenThrow(new NoClassDefFoundError("org/example/Tracer"));

    assertThatThrownBy(() -> notifier().build().send(Reports.failed("web-1")))
        .isInstanceOf(MailException.class)
        .hasMessageEndingWith(
            "The client of SES failed with NoClassDefFoundError: org/example/Tracer");
    assertThat(requests(1)).hasSize(1);
  }
}
