package io.github.lightsailsnapshot.notify.ses;

import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.notify.retry.RetryBudget;
import io.github.lightsailsnapshot.notify.retry.ThrowableText;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;

/** Sends the mails of one report, within one time limit. */
final class SesSender {
  private static final Duration ATTEMPT = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final SesClient client;
  private final RetryBudget patience;

  SesSender(SesClient client, TimeSource time) {
    this.client = client;
    this.patience = new RetryBudget(time, FIRST_PAUSE);
  }

  /** Retries after throttling, because the client's own retries end before SES's limit per second is reset. */
  void send(String name, SendEmailRequest mail) throws MailException, InterruptedException {
    @Nullable AwsServiceException before = null;
    while (patience.isEnough()) {
      try {
        client.sendEmail(limited(mail));
        return;
      } catch (AwsServiceException refused) {
        if (!isTooFast(refused) || !patience.pause(Duration.ZERO)) {
          throw MailException.of(name, refused);
        }
        before = refused;
      } catch (SdkException silence) {
        throw before == null
            ? MailException.of(name, silence)
            : MailException.of(name, before, silence);
      } catch (RuntimeException | Error foreign) {
        throw MailException.ofClient(name, foreign);
      }
    }
    throw before == null ? MailException.withoutTime(name) : MailException.of(name, before);
  }

  private SendEmailRequest limited(SendEmailRequest mail) {
    AwsRequestOverrideConfiguration limits = AwsRequestOverrideConfiguration.builder()
        .apiCallAttemptTimeout(patience.leftUpTo(ATTEMPT))
        .apiCallTimeout(patience.left())
        .build();
    return mail.toBuilder().overrideConfiguration(limits).build();
  }

  /** A retry does not help if the daily quota is exhausted. */
  private static boolean isTooFast(AwsServiceException refused) {
    String message = ThrowableText.firstLine(refused).toLowerCase(Locale.ROOT);
    return ThrowableText.read(refused::isThrottlingException).orElse(false)
        && !message.contains("quota");
  }
}
