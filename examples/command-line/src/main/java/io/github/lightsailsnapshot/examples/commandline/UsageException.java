package io.github.lightsailsnapshot.examples.commandline;

import java.util.function.Supplier;

/** Options that cannot be. The message names the option, the value and what would be right. Nothing was called. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }

  /** Puts the option before what the library says of its value. */
  static <T> T checked(String option, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException refused) {
      throw new UsageException(option + ": " + refused.getMessage());
    }
  }
}
