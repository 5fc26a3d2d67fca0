package io.github.lightsailsnapshot.notify.http;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must not be shown: the parts of an address, and the values of headers. */
final class Secrets {
  /** Anything shorter is no secret, and is found in every text. */
  private static final int SHORTEST = 4;

  private final List<String> words;

  private Secrets(List<String> words) {
    this.words = words;
  }

  static Secrets of(URI address, Collection<String> headers) {
    Stream<String> path = Stream.of(address.getRawPath(), address.getPath())
        .filter(Objects::nonNull)
        .flatMap(text -> Stream.of(text.split("/", -1)));
    Stream<@Nullable String> rest =
        Stream.of(address.getHost(), address.getRawQuery(), address.getQuery());
    return new Secrets(Stream.of(path, rest.filter(Objects::nonNull), headers.stream())
        .flatMap(part -> part)
        .filter(word -> word.length() >= SHORTEST)
        .toList());
  }

  boolean areIn(String text) {
    return words.stream().anyMatch(text::contains);
  }

  /** The failure if neither it nor anything that it brings along shows a secret. */
  Optional<Throwable> harmless(Throwable failure) {
    StringWriter everything = new StringWriter();
    failure.printStackTrace(new PrintWriter(everything));
    return areIn(everything.toString()) ? Optional.empty() : Optional.of(failure);
  }
}
