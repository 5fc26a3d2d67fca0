package io.github.lightsailsnapshot.core.lightsail;

import io.github.lightsailsnapshot.core.client.ServiceError;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lightsail.model.AccountSetupInProgressException;
import software.amazon.awssdk.services.lightsail.model.InvalidInputException;
import software.amazon.awssdk.services.lightsail.model.NotFoundException;
import software.amazon.awssdk.services.lightsail.model.Operation;
import software.amazon.awssdk.services.lightsail.model.OperationFailureException;
import software.amazon.awssdk.services.lightsail.model.RegionSetupInProgressException;

/** Translates the SDK's exceptions to {@link SnapshotException}s. */
final class SdkExceptionTranslator {
  private static final Set<Class<?>> STATE_FORBIDS = Set.of(
      OperationFailureException.class,
      AccountSetupInProgressException.class,
      RegionSetupInProgressException.class);
  private static final String NO_CREDENTIALS =
      "there are no AWS credentials; name a profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";

  private SdkExceptionTranslator() {}

  static SnapshotException of(String attempted, Throwable failure) {
    return failure instanceof AwsServiceException service && ForeignThrowable.isReadable(failure)
        ? ForeignThrowable.read(() -> answered(attempted, service))
            .orElseGet(() -> unanswered(attempted, failure))
        : unanswered(attempted, failure);
  }

  private static SnapshotException unanswered(String attempted, Throwable failure) {
    FailureReason reason = FailureReason.of(failure);
    Throwable cause = reason.isSafe() ? failure : RedactedException.of(failure);
    if (isWithoutCredentials(failure)) {
      return new SnapshotException.AccessDenied(attempted + ": " + NO_CREDENTIALS, cause);
    }
    String message = attempted + ": " + reason.inWords();
    return reason.isAboutHeader()
        ? new SnapshotException.AccessDenied(message, cause)
        : new SnapshotException.Unavailable(message, cause);
  }

  private static boolean isWithoutCredentials(Throwable failure) {
    return failure instanceof SdkException
        && SdkText.said(ForeignThrowable.message(failure)).startsWith("Unable to load credentials");
  }

  static SnapshotException ofOperation(String attempted, Operation failed) {
    ServiceError answer = new ServiceError(
        Objects.requireNonNullElse(failed.errorCode(), "OperationFailed"),
        SdkText.answered(failed.errorDetails()),
        "");
    String message = attempted + ": the operation failed";
    return isAboutLimit(answer.code())
        ? new SnapshotException.LimitReached(message, answer)
        : new SnapshotException.InvalidRequest(message, answer);
  }

  private static SnapshotException answered(String attempted, AwsServiceException failure) {
    ServiceError answer = answer(failure);
    boolean isReadable = !code(failure).isEmpty() || isAboutAccess("", failure.statusCode());
    return isReadable
        ? classified(attempted, answer, failure)
        : new SnapshotException.Unavailable(attempted, answer, failure);
  }

  private static ServiceError answer(AwsServiceException failure) {
    AwsErrorDetails details = failure.awsErrorDetails();
    String code = code(failure);
    // An answer without an AWS error code may come from another server, such as a proxy, and so may
    // its date.
    Optional<Instant> servedAt = code.isEmpty() || details == null
        ? Optional.empty()
        : ServedAt.of(details.sdkHttpResponse());
    return new ServiceError(
        code.isEmpty() ? "HTTP " + failure.statusCode() : code,
        message(code, failure),
        Objects.requireNonNullElse(failure.requestId(), ""),
        servedAt);
  }

  private static String message(String code, AwsServiceException failure) {
    if (code.startsWith("IncompleteSignature")) {
      return "the service could not read the signature, which it quotes";
    }
    AwsErrorDetails details = failure.awsErrorDetails();
    String text = details == null ? failure.getMessage() : details.errorMessage();
    return code.isEmpty() ? SdkText.said(text) : SdkText.answered(text);
  }

  private static String code(AwsServiceException failure) {
    AwsErrorDetails details = failure.awsErrorDetails();
    return details == null ? "" : Objects.requireNonNullElse(details.errorCode(), "");
  }

  /**
   * Translates the failure of a creation. If the SDK has sent the request more than once, the answer is only about the
   * last attempt: the reply to an earlier one may have been lost, and the snapshot may exist.
   */
  static SnapshotException ofCreation(SnapshotException failed) {
    boolean deniesSnapshot = failed instanceof SnapshotException.AccessDenied
        || failed instanceof SnapshotException.InvalidRequest
        || failed instanceof SnapshotException.LimitReached
        || failed instanceof SnapshotException.InvalidState
        || failed instanceof SnapshotException.NotFound;
    if (deniesSnapshot
        && failed.answer().isPresent()
        && failed.getCause() instanceof SdkException last
        && ForeignThrowable.read(last::numAttempts).orElse(1) > 1) {
      return new SnapshotException.Unavailable(
          failed.getMessage() + ", after an attempt without an answer",
          failed.answer().get(),
          last);
    }
    return failed;
  }

  private static SnapshotException classified(
      String attempted, ServiceError answer, AwsServiceException failure) {
    if (failure.isThrottlingException()) {
      return new SnapshotException.Throttled(attempted, answer, failure);
    }
    if (failure.statusCode() >= 500) {
      return new SnapshotException.Unavailable(attempted, answer, failure);
    }
    if (failure instanceof NotFoundException) {
      return new SnapshotException.NotFound(attempted, answer, failure);
    }
    if (failure instanceof InvalidInputException && answer.message().contains("already in use")) {
      return new SnapshotException.NameTaken(attempted, answer, failure);
    }
    if (STATE_FORBIDS.contains(failure.getClass())
        || answer.message().contains("automatic snapshot")) {
      return new SnapshotException.InvalidState(attempted, answer, failure);
    }
    if (isAboutLimit(answer.code())) {
      return new SnapshotException.LimitReached(attempted, answer, failure);
    }
    return isAboutAccess(answer.code(), failure.statusCode())
        ? denied(attempted, answer, failure)
        : new SnapshotException.InvalidRequest(attempted, answer, failure);
  }

  /** The built-in role of an instance belongs to an account of Amazon's and cannot be given permissions. */
  private static SnapshotException denied(
      String attempted, ServiceError answer, AwsServiceException failure) {
    boolean isInstance = answer.message().contains("/AmazonLightsailInstanceRole/");
    String hint =
        ": these are the credentials of the instance's own role, which may do nothing; name a profile";
    return new SnapshotException.AccessDenied(
        isInstance ? attempted + hint : attempted, answer, failure);
  }

  /** The codes that AWS services use for it; Lightsail documents none. */
  private static boolean isAboutLimit(String code) {
    return code.contains("LimitExceeded") || code.contains("QuotaExceeded");
  }

  /** The service's own codes, and those that all AWS services use for rejected credentials. */
  private static boolean isAboutAccess(String code, int status) {
    return status == 401
        || status == 403
        || code.startsWith("AccessDenied")
        || code.startsWith("Unauthenticated")
        || code.startsWith("ExpiredToken")
        || code.startsWith("UnrecognizedClient")
        || code.startsWith("InvalidClientTokenId")
        || code.startsWith("InvalidSignature")
        || code.startsWith("SignatureDoesNotMatch")
        || code.startsWith("IncompleteSignature")
        || code.startsWith("MissingAuthenticationToken")
        || code.startsWith("NotAuthorized")
        || code.startsWith("OptInRequired");
  }
}
