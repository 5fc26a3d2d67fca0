package io.github.lightsailsnapshot.examples.commandline.messages;

import java.util.function.Supplier;

/** Thrown for invalid options. The message contains the option, the value and what is expected. No call was made. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }

  /** Prefixes the library's message about a value with the option. */
  public static <T> T checked(String option, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException refused) {
      throw new UsageException(option + ": " + refused.getMessage());
    }
  }
}
