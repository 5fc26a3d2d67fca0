package io.github.lightsailsnapshot.notify.http;

import io.github.lightsailsnapshot.retention.text.Redactor;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Knows what must not be shown: the parts of a URL and of header values, and the key. */
final class SecretFilter {
  /** The minimum length of a secret; shorter strings occur in any text. */
  private static final int SHORTEST = 4;

  private static final Pattern BETWEEN_PARTS = Pattern.compile("[/=&\\s]+");

  private final Redactor redactor;

  private SecretFilter(List<String> words) {
    this.redactor = Redactor.standard().with(words);
  }

  static SecretFilter of(URI address, Collection<String> others) {
    Stream<@Nullable String> parts = Stream.of(
        address.getHost(),
        address.getRawPath(),
        address.getPath(),
        address.getRawQuery(),
        address.getQuery());
    return new SecretFilter(Stream.concat(parts.filter(Objects::nonNull), others.stream())
        .flatMap(BETWEEN_PARTS::splitAsStream)
        .filter(word -> word.length() >= SHORTEST && !word.isBlank())
        .toList());
  }

  /** Returns the failure if neither it nor any of its causes reveals a secret. */
  Optional<Throwable> harmless(Throwable failure) {
    StringWriter everything = new StringWriter();
    try {
      failure.printStackTrace(new PrintWriter(everything));
    } catch (RuntimeException | Error speechless) {
      return Optional.empty();
    }
    return redactor.findsIn(everything.toString()) ? Optional.empty() : Optional.of(failure);
  }
}
