package io.github.lightsailsnapshot.notify.ses;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Names of people and things in a header, as RFC 2047 writes what is not ASCII. */
final class EncodedWords {
  /** Words that need no quotes, or a string in quotes. */
  private static final Pattern AS_IT_IS = Pattern.compile(
      "([A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*)|\"([\\x20-\\x7e&&[^\"\\\\]]|\\\\[\\x20-\\x7e])*+\"");

  private static final Pattern QUOTED = Pattern.compile("\"(.*)\"");
  /** A word has at most 75 characters, 12 of them around the Base64 of these. */
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

  /** No character may be parted by two words. */
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
