package io.github.lightsailsnapshot.notify.retry;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Describes why there was no answer, without the messages of the exceptions, which may contain a URL or a key. */
public final class ConnectionFailure {
  /** The messages of {@code java.net.http} and of {@code HttpURLConnection}. */
  private static final Pattern TUNNEL = Pattern.compile(
      "Tunnel failed, got: ([0-9]{3})|Unable to tunnel through proxy.*HTTP/[0-9.]+ ([0-9]{3})");

  private static final String WANTS_USER =
      "its proxy answered 407, since it wants a user and a password: HTTPS_PROXY can contain them, and Java"
          + " sends them by Basic authentication only with -Djdk.http.auth.tunneling.disabledSchemes=";

  /** The JDK has exception classes only for some of the system's error codes. */
  private static final Pattern NO_ROUTE = Pattern.compile("unreachable|No route to host");

  private static final Pattern TIMED_OUT = Pattern.compile("timed out");
  private static final List<Class<? extends Throwable>> EXPIRED =
      List.of(CertificateExpiredException.class);
  private static final List<Class<? extends Throwable>> UNTRUSTED = List.of(
      CertificateException.class, CertPathBuilderException.class, CertPathValidatorException.class);
  private static final List<Class<? extends Throwable>> UNKNOWN =
      List.of(UnknownHostException.class, UnresolvedAddressException.class);
  private static final List<Class<? extends Throwable>> LATE =
      List.of(SocketTimeoutException.class);

  private ConnectionFailure() {}

  /** Returns the reason, such as "its host is not known", or empty if the failure does not concern a connection. */
  public static Optional<String> told(Throwable failure) {
    List<Throwable> chain = ThrowableText.chain(failure);
    return Stream.of(
            when(EXPIRED, chain, "its certificate has expired"),
            when(UNTRUSTED, chain, "its certificate is not trusted"),
            when(List.of(SSLException.class), chain, "no encrypted connection could be made"),
            when(UNKNOWN, chain, "its host is not known"),
            when(LATE, chain, "it did not answer in time"),
            said(TIMED_OUT, chain, "it did not answer in time"),
            said(NO_ROUTE, chain, "there is no route to it"),
            when(List.of(ConnectException.class), chain, "the connection was refused"),
            proxy(chain),
            when(List.of(IOException.class), chain, "the connection broke"))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> when(
      List<Class<? extends Throwable>> types, List<Throwable> chain, String words) {
    return chain.stream()
        .filter(thrown -> types.stream().anyMatch(type -> type.isInstance(thrown)))
        .findFirst()
        .map(found -> words);
  }

  private static Optional<String> said(Pattern what, List<Throwable> chain, String words) {
    return chain.stream()
        .map(ThrowableText::firstLine)
        .filter(line -> what.matcher(line).find())
        .findFirst()
        .map(found -> words);
  }

  private static Optional<String> proxy(List<Throwable> chain) {
    return chain.stream()
        .map(ThrowableText::firstLine)
        .map(TUNNEL::matcher)
        .filter(Matcher::find)
        .findFirst()
        .map(refused -> Optional.ofNullable(refused.group(1)).orElseGet(() -> refused.group(2)))
        .map(status -> status.equals("407") ? WANTS_USER : "its proxy answered " + status);
  }
}
