package io.github.lightsailsnapshot.core.lightsail;

import io.github.lightsailsnapshot.core.ServiceAnswer;
import io.github.lightsailsnapshot.core.SnapshotException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lightsail.model.AccountSetupInProgressException;
import software.amazon.awssdk.services.lightsail.model.InvalidInputException;
import software.amazon.awssdk.services.lightsail.model.NotFoundException;
import software.amazon.awssdk.services.lightsail.model.Operation;
import software.amazon.awssdk.services.lightsail.model.OperationFailureException;
import software.amazon.awssdk.services.lightsail.model.RegionSetupInProgressException;

/** What the SDK throws, in the words of {@link SnapshotException}. */
final class Failures {
  private static final Set<Class<?>> STATE_FORBIDS = Set.of(
      OperationFailureException.class,
      AccountSetupInProgressException.class,
      RegionSetupInProgressException.class);
  private static final int LONGEST_TEXT = 300;

  private Failures() {}

  static SnapshotException of(String attempted, SdkException failure) {
    SnapshotException failed = failure instanceof AwsServiceException service
        ? answered(attempted, service)
        : unanswered(attempted, failure);
    failed.initCause(failure);
    return failed;
  }

  private static SnapshotException unanswered(String attempted, SdkException failure) {
    String message = Objects.requireNonNullElse(failure.getMessage(), "");
    if (message.startsWith("Unable to load credentials")) {
      return new SnapshotException.AccessDenied(
          attempted
              + ": there are no AWS credentials; name a profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
    }
    return new SnapshotException.Unavailable(attempted + ": "
        + unknownHost(failure)
            .map(host -> "the host " + host + " is not known; see the region and the network")
            .orElse(text(message)));
  }

  private static Optional<String> unknownHost(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(UnknownHostException.class::isInstance)
        .map(cause -> text(cause.getMessage()))
        .findFirst();
  }

  static SnapshotException ofOperation(String attempted, Operation failed) {
    ServiceAnswer answer = new ServiceAnswer(
        Objects.requireNonNullElse(failed.errorCode(), "OperationFailed"),
        text(failed.errorDetails()),
        "");
    return new SnapshotException.Rejected(attempted + ": the operation failed", answer);
  }

  private static SnapshotException answered(String attempted, AwsServiceException failure) {
    AwsErrorDetails details = failure.awsErrorDetails();
    String code = details == null ? "" : Objects.requireNonNullElse(details.errorCode(), "");
    String message = text(details == null ? failure.getMessage() : details.errorMessage());
    ServiceAnswer answer = new ServiceAnswer(
        code.isEmpty() ? "HTTP " + failure.statusCode() : code,
        message,
        Objects.requireNonNullElse(failure.requestId(), ""));
    boolean isReadable = !code.isEmpty() || isAboutAccess(code, failure.statusCode());
    return isReadable
        ? classified(attempted, answer, failure)
        : new SnapshotException.Unavailable(attempted, answer);
  }

  /**
   * What a creation failed with, as far as it tells that there is no snapshot. If the SDK has asked more than once, the answer
   * is only to the last time: the reply to an earlier one may have been lost, and the snapshot be there.
   */
  static SnapshotException ofCreation(SnapshotException failed) {
    boolean deniesSnapshot = failed instanceof SnapshotException.AccessDenied
        || failed instanceof SnapshotException.Rejected
        || failed instanceof SnapshotException.Refused
        || failed instanceof SnapshotException.NotFound;
    if (deniesSnapshot
        && failed.answer().isPresent()
        && failed.getCause() instanceof SdkException last
        && last.numAttempts() > 1) {
      SnapshotException inDoubt = new SnapshotException.Unavailable(
          failed.getMessage() + ", after an attempt without an answer",
          failed.answer().get());
      inDoubt.initCause(last);
      return inDoubt;
    }
    return failed;
  }

  private static SnapshotException classified(
      String attempted, ServiceAnswer answer, AwsServiceException failure) {
    if (failure.isThrottlingException()) {
      return new SnapshotException.Throttled(attempted, answer);
    }
    if (failure.statusCode() >= 500) {
      return new SnapshotException.Unavailable(attempted, answer);
    }
    if (failure instanceof NotFoundException) {
      return new SnapshotException.NotFound(attempted, answer);
    }
    if (failure instanceof InvalidInputException && answer.message().contains("already in use")) {
      return new SnapshotException.NameTaken(attempted, answer);
    }
    if (STATE_FORBIDS.contains(failure.getClass())
        || answer.message().contains("automatic snapshot")) {
      return new SnapshotException.Refused(attempted, answer);
    }
    return isAboutAccess(answer.code(), failure.statusCode())
        ? new SnapshotException.AccessDenied(attempted, answer)
        : new SnapshotException.Rejected(attempted, answer);
  }

  /** The service's own codes, and those that all of AWS uses for credentials that it does not take. */
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

  /** The first line: the SDK quotes bodies that it could not read, over many lines. */
  private static String text(@Nullable String message) {
    String first = message == null ? "" : message.lines().findFirst().orElse("");
    return first.length() <= LONGEST_TEXT ? first : first.substring(0, LONGEST_TEXT) + "...";
  }
}
