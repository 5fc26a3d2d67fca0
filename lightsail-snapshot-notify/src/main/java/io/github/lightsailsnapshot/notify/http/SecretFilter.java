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

/** What must not be shown: the parts of an address, of the values of headers, and the key. */
final class SecretFilter {
  /** Anything shorter is no secret, and is found in every text. */
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

  /** The failure if neither it nor anything that it brings along shows a secret. */
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
