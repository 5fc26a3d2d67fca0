package io.github.lightsailsnapshot.notify.ses;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** SES did not take a mail. The message says what it answered; the cause is the SDK's exception. */
public final class MailException extends Exception {
  private static final long serialVersionUID = 1L;

  private MailException(String message, Throwable cause) {
    super(message, cause);
  }

  static MailException of(SdkException failure) {
    return new MailException("The mail was not sent. " + answer(failure), failure);
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
