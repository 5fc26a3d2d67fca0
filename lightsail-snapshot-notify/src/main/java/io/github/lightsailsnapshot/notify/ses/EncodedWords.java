package io.github.lightsailsnapshot.notify.ses;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Encodes names in a header by RFC 2047 if they are not ASCII. */
final class EncodedWords {
  /** Words that do not need quotes, or a quoted string. */
  private static final Pattern AS_IT_IS = Pattern.compile(
      "([A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*)|\"([\\x20-\\x7e&&[^\"\\\\]]|\\\\[\\x20-\\x7e])*+\"");

  private static final Pattern QUOTED = Pattern.compile("\"(.*)\"");
  /**
   * The maximum number of bytes in an encoded word: it has at most 75 characters, 12 of which surround the Base64 text.
   */
  private static final int MOST_BYTES = 45;

  private EncodedWords() {}

  static String phrase(String name) {
    if (AS_IT_IS.matcher(name).matches()) {
      return name;
    }
    var quoted = QUOTED.matcher(name);
    String plain = quoted.matches() ? quoted.group(1).replaceAll("\\\\(.)", "$1") : name;
    return String.join(" ", words(plain));
  }

  /** A character must not be split between two words. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    ByteArrayOutputStream word = new ByteArrayOutputStream();
    text.codePoints().forEach(point -> {
      byte[] character = Character.toString(point).getBytes(StandardCharsets.UTF_8);
      if (word.size() + character.length > MOST_BYTES) {
        words.add(encoded(word));
        word.reset();
      }
      word.writeBytes(character);
    });
    words.add(encoded(word));
    return words;
  }

  private static String encoded(ByteArrayOutputStream word) {
    return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(word.toByteArray()) + "?=";
  }
}
