package io.github.lightsailsnapshot.core.lightsail;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Describes why a call got no answer, without secrets. Exceptions that are neither the SDK's nor the network's may
 * quote a credential, so only their class is shown.
 */
final class FailureReason {
  private final List<Throwable> chain;

  private FailureReason(Throwable failure) {
    chain = ForeignThrowable.chain(failure);
  }

  static FailureReason of(Throwable failure) {
    return new FailureReason(failure);
  }

  /**
   * Whether the exception may be kept as a cause: it can be logged, and no message can quote a credential. A JSON parser quotes its
   * input, which may be credentials unless it is Lightsail's response.
   */
  boolean isSafe() {
    boolean isResponse =
        ForeignThrowable.message(chain.get(0)).startsWith("Unable to unmarshall response");
    return chain.stream().allMatch(ForeignThrowable::isReadable)
        && (isResponse || chain.stream().allMatch(FailureReason::quotesNoCredential));
  }

  private static boolean quotesNoCredential(Throwable cause) {
    boolean isOfNetwork = cause instanceof IOException
        || cause instanceof CertificateException
        || cause instanceof CertPathValidatorException
        || cause instanceof CertPathBuilderException;
    boolean isParser = cause.getClass().getName().contains(".jackson.");
    return cause instanceof SdkException || (isOfNetwork && !isParser) || isOfTheJvm(cause);
  }

  /** Whether the credentials contain a character that is not allowed in a header. */
  boolean isAboutHeader() {
    return chain.stream()
        .anyMatch(cause -> cause instanceof IllegalArgumentException
            && ForeignThrowable.message(cause)
                .startsWith("Illegal character(s) in message header"));
  }

  String inWords() {
    return Stream.of(error(), credentials(), connection())
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(this::otherwise);
  }

  private Optional<String> error() {
    return first(Error.class)
        .map(error -> isOfTheJvm(error) && !ForeignThrowable.message(error).isEmpty()
            ? error.getClass().getSimpleName() + ": "
                + SdkText.said(ForeignThrowable.message(error))
            : error.getClass().getSimpleName());
  }

  /**
   * Whether the JVM itself threw the error, for lack of memory or threads, or because of incompatible classes. Its
   * messages quote no data.
   */
  private static boolean isOfTheJvm(Throwable error) {
    return error instanceof VirtualMachineError || error instanceof LinkageError;
  }

  private Optional<String> credentials() {
    return isAboutHeader()
        ? Optional.of(
            "the credentials hold a character that no header can carry, such as a line break")
        : Optional.empty();
  }

  private Optional<String> connection() {
    return Stream.of(unknownHost(), tunnel(), refused(), untrusted(), unreachable(), brokenOff())
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> unknownHost() {
    return first(UnknownHostException.class)
        .map(cause -> "the host " + SdkText.said(ForeignThrowable.message(cause))
            + " is not known; see the region and the network");
  }

  private Optional<String> tunnel() {
    return first(IOException.class)
        .filter(cause -> ForeignThrowable.message(cause).contains("tunnel")
            && ForeignThrowable.message(cause).contains(" 407"))
        .map(cause -> "the proxy asks for a user and a password: give them in HTTPS_PROXY, as in"
            + " http://user:password@host:port, and allow the JDK to send them by Basic authentication with"
            + " -Djdk.http.auth.tunneling.disabledSchemes=");
  }

  private Optional<String> refused() {
    return first(ConnectException.class)
        .filter(cause -> ForeignThrowable.message(cause).contains("refused"))
        .map(cause -> "the connection was refused");
  }

  private Optional<String> untrusted() {
    boolean isUntrusted = first(CertPathBuilderException.class).isPresent()
        || first(CertPathValidatorException.class).isPresent();
    return isUntrusted
        ? Optional.of(
            "the server's certificate is not trusted; where a proxy inspects TLS, have Java trust its"
                + " certificate with -Djavax.net.ssl.trustStore")
        : Optional.empty();
  }

  private Optional<String> unreachable() {
    return first(NoRouteToHostException.class).map(cause -> "there is no route to the host");
  }

  /**
   * The JDK's connection throws a NullPointerException if it breaks off, or is closed at a time limit, while it is set up;
   * the SDK passes some of them on (https://github.com/aws/aws-sdk-java-v2/pull/6894).
   */
  private Optional<String> brokenOff() {
    return first(NullPointerException.class)
        .filter(FailureReason::isOfTheConnection)
        .map(cause -> "no answer came, because the connection broke off; try again");
  }

  private static boolean isOfTheConnection(Throwable cause) {
    return Stream.of(ForeignThrowable.stackTrace(cause))
        .anyMatch(frame -> frame.getClassName().startsWith("sun.net.www.protocol.http"));
  }

  private String otherwise() {
    Throwable failure = chain.get(0);
    if (failure instanceof NoAnswerException) {
      return "the client answered null";
    }
    return failure instanceof SdkException && isSafe()
        ? SdkText.said(ForeignThrowable.message(failure))
        : "the AWS SDK failed with " + String.join(", caused by ", classes());
  }

  private List<String> classes() {
    return chain.stream()
        .map(cause -> cause.getClass().getSimpleName())
        .distinct()
        .toList();
  }

  private <T extends Throwable> Optional<T> first(Class<T> type) {
    return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
  }
}
