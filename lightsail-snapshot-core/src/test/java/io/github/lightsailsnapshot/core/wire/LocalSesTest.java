package io.github.lightsailsnapshot.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.lightsailsnapshot.core.wire.Mail.Content;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.ses.model.MessageTag;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;
import software.amazon.awssdk.services.ses.model.SesException;

/** Mails and refusals, as the real client sends and takes them. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class LocalSesTest {
  private static final String SEND = "SendEmail";

  private final LocalAws aws = LocalAws.start();
  private final SesClient client = SdkClients.ses(aws);

  @AfterEach
  void close() {
    client.close();
    aws.close();
  }

  private static SendEmailRequest.Builder mail() {
    return SendEmailRequest.builder()
        .source("ops@example.com")
        .destination(
            d -> d.toAddresses("a@example.com", "b@example.com").ccAddresses("c@example.com"))
        .message(m -> m.subject(s -> s.data("Schnappschuß ✓ & + 100%").charset("UTF-8"))
            .body(b -> b.text(t -> t.data("Zürich\nline 2").charset("UTF-8"))
                .html(h -> h.data("<p>Zürich</p>"))));
  }

  private String send() {
    return client.sendEmail(mail().build()).messageId();
  }

  private void assertRefused(AwsError error, int attempts) {
    aws.faults().on(SEND).answer(error);
    assertThatExceptionOfType(SesException.class)
        .isThrownBy(this::send)
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(error.status()))
        .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(error.type()))
        .satisfies(e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(error.message()));
    assertThat(aws.calls().count(SEND)).isEqualTo(attempts);
    assertThat(aws.ses().mails()).isEmpty();
  }

  @Test
  void keepsAMailAsItsReaderSeesIt() {
    assertThat(send()).isNotEmpty();
    Mail mail = aws.ses().mails().get(0);
    assertThat(mail.source()).isEqualTo("ops@example.com");
    assertThat(mail.to()).containsExactly("a@example.com", "b@example.com");
    assertThat(mail.recipients()).hasSize(3);
    assertThat(mail.subject()).isEqualTo(new Content("Schnappschuß ✓ & + 100%", "UTF-8"));
    assertThat(mail.text()).isEqualTo(new Content("Zürich\nline 2", "UTF-8"));
  }

  @Test
  void showsThatAPartHasNoCharset() {
    send();
    assertThat(aws.ses().mails().get(0).html()).isEqualTo(new Content("<p>Z?rich</p>", ""));
  }

  @Test
  void keepsTheOptionalThingsToo() {
    MessageTag tag = MessageTag.builder().name("job").value("nightly").build();
    client.sendEmail(mail()
        .replyToAddresses("re@example.com")
        .configurationSetName("set")
        .tags(tag)
        .build());
    Mail mail = aws.ses().mails().get(0);
    assertThat(mail.replyTo()).containsExactly("re@example.com");
    assertThat(mail.configurationSet()).isEqualTo("set");
    assertThat(mail.tags()).isEqualTo(Map.of("job", "nightly"));
  }

  @Test
  void isLogged() {
    send();
    assertThat(aws.calls().all())
        .extracting(Call::operation, Call::name, Call::region)
        .containsExactly(tuple(SEND, "ops@example.com", "us-east-1"));
  }

  @Test
  void rejectsASenderThatIsNotVerified() {
    aws.ses().verifiedOnly("other@example.com");
    assertThatThrownBy(this::send)
        .isInstanceOf(MessageRejectedException.class)
        .hasMessageContaining("Email address is not verified")
        .hasMessageContaining("ops@example.com");
  }

  @Test
  void refusesBadAndTooManyRecipients() {
    for (List<String> bad :
        List.of(List.of("nobody"), List.of("ü@example.com"), many(), List.<String>of())) {
      assertThatExceptionOfType(SesException.class)
          .isThrownBy(
              () -> client.sendEmail(mail().destination(d -> d.toAddresses(bad)).build()))
          .satisfies(
              e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue"));
    }
    assertThat(aws.ses().mails()).isEmpty();
  }

  @Test
  void canBeThrottled() {
    assertRefused(AwsError.sendingRateExceeded(), 4);
  }

  @Test
  void canBeDenied() {
    assertRefused(AwsError.sendingDenied(), 1);
  }

  @Test
  void canFailByItself() {
    assertRefused(AwsError.internalFailure(), 4);
  }

  @Test
  void sendsTwiceWhenTheReplyIsLost() {
    aws.faults().on(SEND).once().resetAfter();
    send();
    assertThat(aws.ses().mails()).hasSize(2);
  }

  private static List<String> many() {
    return Collections.nCopies(51, "a@example.com");
  }
}
