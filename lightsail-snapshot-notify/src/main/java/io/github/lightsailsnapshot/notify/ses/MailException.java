package io.github.lightsailsnapshot.notify.ses;

import io.github.lightsailsnapshot.notify.PlainText;
import io.github.lightsailsnapshot.notify.retry.Patience;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * SES did not take a mail. The message has the beginning of what it answered. The SDK's exception is no cause of this one,
 * because SES repeats a request that it cannot verify, with the session token. Where several mails were not taken, they are
 * the suppressed ones.
 */
public final class MailException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 300;

  private MailException(String message) {
    super(message);
  }

  static MailException of(String mail, SdkException failure) {
    return new MailException(mail + " was not sent. " + told(failure));
  }

  /** It was asked again after an answer, and then there was none. */
  static MailException of(String mail, SdkException before, SdkException failure) {
    return new MailException(mail + " was not sent. " + told(before) + ". Then " + told(failure));
  }

  static MailException withoutTime(String mail) {
    return new MailException(mail + " was not sent. No time was left for it, of "
        + Patience.LIMIT.toSeconds() + " s for all mails of a report");
  }

  static MailException of(List<MailException> failures, int mails) {
    if (failures.size() == 1) {
      return failures.get(0);
    }
    String each = failures.stream().map(Throwable::getMessage).collect(Collectors.joining(" "));
    MailException all =
        new MailException(failures.size() + " of " + mails + " mails were not sent. " + each);
    failures.forEach(all::addSuppressed);
    return all;
  }

  private static String told(SdkException failure) {
    if (failure instanceof AwsServiceException service && service.awsErrorDetails() != null) {
      AwsErrorDetails details = service.awsErrorDetails();
      return "SES answered " + beginning(details.errorCode()) + ": "
          + beginning(details.errorMessage()) + " (request " + beginning(service.requestId()) + ")";
    }
    return "SES did not answer: " + beginning(failure.getMessage());
  }

  private static String beginning(@Nullable String text) {
    String firstLine = String.valueOf(text).lines().findFirst().orElse("");
    return PlainText.line(firstLine, LONGEST);
  }
}
