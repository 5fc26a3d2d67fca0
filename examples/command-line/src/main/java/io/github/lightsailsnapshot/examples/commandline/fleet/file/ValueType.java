package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import java.time.DateTimeException;
import java.util.function.Function;
import picocli.CommandLine.PicocliException;

/**
 * What the value of a key must be.
 *
 * @param form how it is written
 * @param expected what would be right, such as {@code true or false}
 * @param parser reads it; its message about a wrong value contains the value, and what would be right
 */
record ValueType<T>(Form form, String expected, Function<String, T> parser) {

  /** How a value is written. */
  enum Form {
    /** With or without quotes. */
    TEXT,
    /** Without quotes: a number, true or false. */
    PLAIN,
    /** Only as a reference, because it is a secret. */
    REFERENCE
  }

  static <T> ValueType<T> text(String expected, Function<String, T> parser) {
    return new ValueType<>(Form.TEXT, expected, parser);
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException if it is wrong
   */
  T parse(String value) {
    try {
      return parser.apply(value);
    } catch (PicocliException | UsageException | DateTimeException wrong) {
      throw new IllegalArgumentException(wrong.getMessage(), wrong);
    }
  }
}
