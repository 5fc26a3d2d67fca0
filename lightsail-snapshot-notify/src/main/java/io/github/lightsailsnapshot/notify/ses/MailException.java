package io.github.lightsailsnapshot.notify.ses;

import io.github.lightsailsnapshot.notify.retry.ConnectionFailure;
import io.github.lightsailsnapshot.notify.retry.RetryBudget;
import io.github.lightsailsnapshot.notify.retry.ThrowableText;
import io.github.lightsailsnapshot.retention.text.PlainText;
import io.github.lightsailsnapshot.retention.text.Redactor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Thrown if SES did not accept a mail. The message contains the beginning of SES's answer. The SDK's exception is not
 * the cause, because SES quotes a request that it cannot verify, including the session token. If several mails were not
 * accepted, their exceptions are the suppressed ones.
 */
public final class MailException extends Exception {
  private static final long serialVersionUID = 1L;

  private MailException(String message) {
    super(message);
  }

  static MailException of(String mail, SdkException failure) {
    return new MailException(mail + " was not sent. " + told(failure));
  }

  /** An exception that is not the SDK's own may quote its input, such as a token with a line break. */
  static MailException ofClient(String mail, Throwable failure) {
    return new MailException(mail + " was not sent. The client of SES failed with "
        + ThrowableText.errorOrType(failure));
  }

  /** The request was retried after an answer, and the retry got none. */
  static MailException of(String mail, SdkException before, SdkException failure) {
    return new MailException(mail + " was not sent. " + told(before) + ". Then " + told(failure));
  }

  static MailException withoutTime(String mail) {
    return new MailException(mail + " was not sent. No time was left for it, of "
        + RetryBudget.LIMIT.toSeconds() + " s for all mails of a report");
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
    return ThrowableText.read(() -> answered(failure))
        .orElseGet(() -> "SES did not answer: " + unanswered(failure));
  }

  /** The answer of SES, or null if there was none. */
  private static @Nullable String answered(SdkException failure) {
    if (failure instanceof AwsServiceException service && service.awsErrorDetails() != null) {
      AwsErrorDetails details = service.awsErrorDetails();
      return "SES answered " + beginning(details.errorCode()) + ": " + message(details)
          + " (request " + beginning(service.requestId()) + ")";
    }
    return null;
  }

  private static String message(AwsErrorDetails details) {
    return String.valueOf(details.errorCode()).startsWith("IncompleteSignature")
        ? "it could not read the signature, which it quotes"
        : beginning(details.errorMessage());
  }

  /** Shows only messages of the SDK itself, but not what it quotes, such as the output of a credential process. */
  private static String unanswered(SdkException failure) {
    String message =
        Redactor.standard().line(ThrowableText.firstLine(failure), PlainText.LONGEST_MESSAGE);
    if (message.startsWith("Unable to load credentials")) {
      return "the client could not load credentials";
    }
    if (failure instanceof ApiCallTimeoutException
        || failure instanceof ApiCallAttemptTimeoutException) {
      return "there was no answer in time";
    }
    Optional<String> error = ThrowableText.error(failure);
    if (error.isPresent()) {
      return "the client failed with " + error.get();
    }
    return ConnectionFailure.told(failure)
        .orElseGet(() -> ThrowableText.chain(failure).size() == 1 && !message.isEmpty()
            ? message
            : "the client failed with " + ThrowableText.type(failure));
  }

  private static String beginning(@Nullable String text) {
    return PlainText.line(PlainText.firstLine(String.valueOf(text)), PlainText.LONGEST_MESSAGE);
  }
}
