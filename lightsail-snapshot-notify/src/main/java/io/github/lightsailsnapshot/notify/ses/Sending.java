package io.github.lightsailsnapshot.notify.ses;

import java.time.Duration;
import java.util.Locale;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;

/** Sends the mails of one report, all within one limit. */
final class Sending {
  /** A second less than a job gives a notifier, so that what happened can still be told. */
  private static final Duration LIMIT = Duration.ofSeconds(14);

  private static final Duration ATTEMPT = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final SesClient client;
  private final Pace pace;
  private final long deadline;

  Sending(SesClient client, Pace pace) {
    this.client = client;
    this.pace = pace;
    this.deadline = pace.nanoTime() + LIMIT.toNanos();
  }

  /** The client tries again by itself, but not for as long as it takes until SES's rate of a second has passed. */
  void send(SendEmailRequest mail) throws InterruptedException {
    for (Duration doubled = FIRST_PAUSE; ; doubled = doubled.multipliedBy(2)) {
      try {
        client.sendEmail(limited(mail));
        return;
      } catch (AwsServiceException refused) {
        Duration pause = pause(doubled);
        if (!isTooFast(refused) || left().compareTo(pause) <= 0) {
          throw refused;
        }
        pace.pause(pause);
      }
    }
  }

  private SendEmailRequest limited(SendEmailRequest mail) {
    Duration left = left();
    if (left.isNegative() || left.isZero()) {
      throw SdkException.create("No time was left of " + LIMIT.toSeconds() + " s", null);
    }
    AwsRequestOverrideConfiguration limits = AwsRequestOverrideConfiguration.builder()
        .apiCallAttemptTimeout(left.compareTo(ATTEMPT) < 0 ? left : ATTEMPT)
        .apiCallTimeout(left)
        .build();
    return mail.toBuilder().overrideConfiguration(limits).build();
  }

  private Duration left() {
    return Duration.ofNanos(deadline - pace.nanoTime());
  }

  private Duration pause(Duration doubled) {
    Duration half = doubled.dividedBy(2);
    return half.plus(Duration.ofNanos((long) (half.toNanos() * pace.jitter())));
  }

  /** The quota of a day does not pass in seconds. */
  private static boolean isTooFast(AwsServiceException refused) {
    String message = String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
    return refused.isThrottlingException() && !message.contains("quota");
  }
}
