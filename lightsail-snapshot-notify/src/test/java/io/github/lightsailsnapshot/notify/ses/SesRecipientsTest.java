package io.github.lightsailsnapshot.notify.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.core.wire.AwsError;
import io.github.lightsailsnapshot.core.wire.Mail;
import io.github.lightsailsnapshot.notify.Reports;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A mail to more recipients than SES accepts at once. */
class SesRecipientsTest {
  private final SesFixture ses = new SesFixture();
  private final SesNotifier.Builder many = SesNotifier.builder(ses.client, "ops@example.com")
      .to(IntStream.range(0, 120).mapToObj(i -> "u" + i + "@example.com").toArray(String[]::new))
      .timeSource(VirtualTime.startingAt(Instant.EPOCH));

  @AfterEach
  void close() {
    ses.close();
  }

  @Test
  void manyRecipientsGetSeveralMails() throws Exception {
    many.to("u7@example.com").build().send(Reports.succeeded());

    assertThat(ses.aws.ses().mails())
        .extracting(mail -> mail.to().size())
        .containsExactly(50, 50, 20);
    assertThat(ses.aws.ses().mails().stream().flatMap(mail -> mail.to().stream()))
        .hasSize(120)
        .doesNotHaveDuplicates();
    assertThat(ses.aws.ses().mails())
        .extracting(Mail::html)
        .containsOnly(ses.aws.ses().mails().get(0).html());
  }

  @Test
  void aFailedMailStopsNoOther() {
    ses.aws
        .faults()
        .on("SendEmail")
        .skipping(1)
        .once()
        .answer(AwsError.of("InvalidParameterValue", "Local address contains control", 400));

    assertThatThrownBy(() -> many.build().send(Reports.succeeded()))
        .hasMessageStartingWith("The mail to recipients 51 to 100 of 120 was not sent. SES answered"
            + " InvalidParameterValue: Local address contains control (request ");
    assertThat(ses.aws.ses().mails()).extracting(mail -> mail.to().size()).containsExactly(50, 20);
  }

  @Test
  void ifAllMailsFailAllRecipientsAreNamed() {
    ses.aws.faults().on("SendEmail").answer(AwsError.sendingDenied());

    assertThatThrownBy(() -> many.build().send(Reports.succeeded()))
        .hasMessageStartingWith("3 of 3 mails were not sent. The mail to recipients 1 to 50 of 120")
        .hasMessageContaining("The mail to recipients 101 to 120 of 120 was not sent.")
        .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(3));
  }
}
