package io.github.lightsailsnapshot.notify.ses;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * SES did not take a mail. The message says what it answered; the cause is the SDK's exception. Where several mails were not
 * taken, they are the suppressed ones.
 */
public final class MailException extends Exception {
  private static final long serialVersionUID = 1L;

  private MailException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static MailException of(String mail, SdkException failure) {
    return new MailException(mail + " was not sent. " + answer(failure), failure);
  }

  static MailException of(List<MailException> failures, int mails) {
    if (failures.size() == 1) {
      return failures.get(0);
    }
    String each = failures.stream().map(Throwable::getMessage).collect(Collectors.joining(" "));
    MailException all =
        new MailException(failures.size() + " of " + mails + " mails were not sent. " + each, null);
    failures.forEach(all::addSuppressed);
    return all;
  }

  private static String answer(SdkException failure) {
    if (failure instanceof AwsServiceException service && service.awsErrorDetails() != null) {
      AwsErrorDetails details = service.awsErrorDetails();
      return "SES answered " + details.errorCode() + ": " + details.errorMessage() + " (request "
          + service.requestId() + ")";
    }
    return "SES did not answer: " + failure.getMessage();
  }
}
