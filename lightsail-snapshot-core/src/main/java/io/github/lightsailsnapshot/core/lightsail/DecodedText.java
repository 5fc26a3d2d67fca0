package io.github.lightsailsnapshot.core.lightsail;

import java.io.File;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks text from the environment, which Java decodes by the locale, possibly wrongly. */
final class DecodedText {
  private static final char REPLACEMENT = '\uFFFD';

  private DecodedText() {}

  /**
   * Rejects text that was not decoded correctly.
   *
   * @param name the variable or system property
   * @param value the decoded value, null if it is not set
   * @throws IllegalArgumentException if it could not be decoded
   */
  static void check(String name, @Nullable String value) {
    boolean isByLocale = File.separatorChar == '/';
    check(name, value, isByLocale ? System.getProperty("sun.jnu.encoding", "UTF-8") : "UTF-8");
  }

  static void check(String name, @Nullable String value, String charset) {
    if (value == null) {
      return;
    }
    boolean isUtf8 = charset.toUpperCase(Locale.ROOT).replace("-", "").equals("UTF8");
    boolean isAscii = value.chars().allMatch(c -> c < 0x80);
    if (value.indexOf(REPLACEMENT) >= 0 || !(isUtf8 || isAscii)) {
      throw new IllegalArgumentException(
          name
              + " holds characters that this process could not decode, since its locale is not UTF-8: set LC_ALL=C.UTF-8");
    }
  }
}
