package io.github.lightsailsnapshot.retention;

import io.github.lightsailsnapshot.retention.text.PlainText;
import io.github.lightsailsnapshot.retention.text.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One rule in the text of a policy, {@code word} or {@code word=argument}, and the column at which it begins, starting
 * at 1.
 */
record PolicyTerm(String text, int column) {
  private static final int LONGEST_TEXT = 1_000;
  private static final int LONGEST_RULE = 40;
  private static final Pattern THEN = Pattern.compile(
      "(?<!\\P{javaWhitespace})" + RuleRegistry.THEN + "(?!\\P{javaWhitespace})",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern CAPITALS = Pattern.compile("[A-Z]+");
  private static final char NOT_DECODED = '\uFFFD';
  private static final Pattern OTHER_BLANK = Pattern.compile("[\\p{Zs}&&[^ ]]");
  private static final Pattern TYPOGRAPHIC_QUOTES =
      Pattern.compile("(?s)[\\p{Pi}\\p{Pf}\u201A\u201E].*|.*[\\p{Pi}\\p{Pf}]");
  private static final Pattern PLAIN = Pattern.compile("[\\p{Graph} ]");
  private static final Pattern COMMA = Pattern.compile(",");

  /** The rules of a text: the rules of an inner list are in sequence, and the lists are independent. */
  static List<List<PolicyTerm>> sequencesOf(String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(
          "The policy is empty; name at least one rule, for example last=7");
    }
    requireBounded(text);
    return new PolicyTerm(text, 1)
        .split(COMMA).stream()
            .map(independent -> independent.split(THEN))
            .map(PolicyTerm::trimmed)
            .toList();
  }

  /** The canonical form must be parseable again, so the same limit applies to it. */
  static void requireBounded(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "The policy is " + text.length() + " characters long, beginning with " + quoted(text)
              + "; at most " + LONGEST_TEXT + " are allowed");
    }
  }

  private List<PolicyTerm> split(Pattern separator) {
    List<PolicyTerm> parts = new ArrayList<>();
    Matcher matcher = separator.matcher(text);
    int from = 0;
    while (matcher.find()) {
      parts.add(new PolicyTerm(text.substring(from, matcher.start()), column + from));
      from = matcher.end();
    }
    parts.add(new PolicyTerm(text.substring(from), column + from));
    return parts;
  }

  private static List<PolicyTerm> trimmed(List<PolicyTerm> terms) {
    return terms.stream().map(PolicyTerm::trimmed).toList();
  }

  private PolicyTerm trimmed() {
    String trimmed = text.strip();
    int blanks = text.indexOf(trimmed);
    if (trimmed.isEmpty()) {
      throw new IllegalArgumentException(
          "A rule is missing at column " + column + ", for example last=7");
    }
    return new PolicyTerm(trimmed, column + blanks);
  }

  /** The keyword in lower case, without the optional prefix. */
  String word() {
    int equals = text.indexOf('=');
    return withoutPrefix(lowerCase((equals < 0 ? text : text.substring(0, equals)).strip()));
  }

  static String withoutPrefix(String word) {
    return word.startsWith(RuleRegistry.PREFIX)
        ? word.substring(RuleRegistry.PREFIX.length())
        : word;
  }

  /** Converts only ASCII letters, so that a character such as the Kelvin sign does not become a letter. */
  static String lowerCase(String text) {
    return CAPITALS.matcher(text).replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
  }

  /** The rest of the text from an index. */
  PolicyTerm from(int index) {
    return new PolicyTerm(text.substring(index), column + index);
  }

  boolean hasArgument() {
    return text.indexOf('=') >= 0;
  }

  /** The text after the equals sign, or an empty string. */
  String argument() {
    String argument = hasArgument() ? text.substring(text.indexOf('=') + 1).strip() : "";
    refuseMisleading(argument);
    return argument;
  }

  /**
   * Rejects characters that are invisible or easily mistaken for others: a rule with them would match nothing and keep
   * nothing.
   */
  private void refuseMisleading(String argument) {
    if (argument.indexOf(NOT_DECODED) >= 0) {
      throw refused("contains the character U+FFFD, which replaces one that could not be decoded;"
          + " where a command line or a file is read, set its character encoding to UTF-8");
    }
    if (!PlainText.isPlain(argument)) {
      throw refused("contains an invisible control or format character");
    }
    if (OTHER_BLANK.matcher(argument).find()) {
      throw refused("contains a blank other than the ordinary one, U+0020");
    }
    if (TYPOGRAPHIC_QUOTES.matcher(argument).matches()) {
      throw refused("has a typographic quotation mark at its beginning or end");
    }
  }

  IllegalArgumentException refused(String why) {
    return refused(why, null);
  }

  IllegalArgumentException refused(String why, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        quoted(text) + " at column " + column + " of the policy " + why, cause);
  }

  /**
   * Quotes foreign text in a message: bounded and without secrets. Invisible and special characters are shown by their
   * code point: {@code <U+00A0>}.
   */
  static String quoted(String text) {
    // Before truncation, which could cut a secret in half. Only the beginning of an overlong text
    // is processed.
    String redacted = Redactor.standard().redact(PlainText.beginning(text, LONGEST_TEXT));
    String beginning = PlainText.beginning(redacted, LONGEST_RULE);
    String bounded = beginning.equals(redacted) ? redacted : beginning + "...";
    return bounded
        .codePoints()
        .mapToObj(PolicyTerm::visible)
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String visible(int character) {
    String text = Character.toString(character);
    return PLAIN.matcher(text).matches() ? text : "<U+%04X>".formatted(character);
  }
}
