package io.github.lightsailsnapshot.examples.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The mistakes in a file, so that all of them can be told at once. */
final class Mistakes {
  private final List<String> all = new ArrayList<>();

  void add(String mistake) {
    all.add(mistake);
  }

  /** Reads a value, or notes why it cannot be read. */
  <T> Optional<T> reading(String where, Supplier<T> value) {
    try {
      return Optional.of(value.get());
    } catch (IllegalArgumentException wrong) {
      add(where + ": " + wrong.getMessage());
      return Optional.empty();
    }
  }

  void throwIfAny() {
    if (!all.isEmpty()) {
      throw new IllegalArgumentException(String.join(System.lineSeparator(), all));
    }
  }
}
