package io.github.lightsailsnapshot.notify.ses;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.wire.LocalAws;
import io.github.lightsailsnapshot.core.wire.Mail;
import io.github.lightsailsnapshot.core.wire.SdkClients;
import software.amazon.awssdk.services.ses.SesClient;

/** A notifier with the real SDK against a local endpoint, which received the mails. */
final class SesFixture implements AutoCloseable {

  final LocalAws aws = LocalAws.start();
  final SesClient client = SdkClients.ses(aws);

  @Override
  public void close() {
    client.close();
    aws.close();
  }

  SesNotifier.Builder notifier() {
    return SesNotifier.builder(client, "Backups <ops@example.com>").to("me@example.com");
  }

  Mail mail() {
    assertThat(aws.ses().mails()).hasSize(1);
    return aws.ses().mails().get(0);
  }
}
