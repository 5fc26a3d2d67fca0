package io.github.lightsailsnapshot.retention.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Replaces secrets, and text that looks like a secret, with three dots. It hides
 *
 * <ul>
 * <li>everything after the {@code ://} of a URL, including the host, percent-encoded or not: the whole URL of a webhook
 * is secret;
 * <li>user and password before a host, even without a scheme;
 * <li>values in a query, values named password, token, secret or the like, headers such as {@code Authorization}, and
 * tokens of known formats;
 * <li>the secrets that were passed to {@link #with}, ignoring case, percent-encoded or not.
 * </ul>
 *
 * <p>A secret that looks like an ordinary word is recognised only if it was passed to {@link #with}. Redact a text
 * before truncating it, because a truncated secret is not recognised; {@link #line} does both in this order. Immutable
 * and thread-safe.
 */
public final class Redactor {
  static final String HIDDEN = "...";
  private static final Pattern NOTHING = Pattern.compile("(?!)");

  private final List<String> secrets;
  private final Pattern given;

  private Redactor(List<String> secrets) {
    this.secrets = secrets;
    this.given = secrets.isEmpty() ? NOTHING : anyOf(secrets);
  }

  /** The longest first, because one secret may be a prefix of another. */
  private static Pattern anyOf(List<String> secrets) {
    String each = secrets.stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Redactor::asItIsOrEncoded)
        .collect(Collectors.joining("|"));
    return Pattern.compile(each, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static String asItIsOrEncoded(String secret) {
    return secret.codePoints().mapToObj(Redactor::asItIsOrEncoded).collect(Collectors.joining());
  }

  /** A non-ASCII character is encoded as two to four bytes; any bytes match. */
  private static String asItIsOrEncoded(int point) {
    String asItIs = Pattern.quote(Character.toString(point));
    String encoded = point < 0x80 ? "%%%02x".formatted(point) : "(?:%[0-9a-f]{2}){2,4}";
    return "(?:" + encoded + "|" + asItIs + ")";
  }

  /**
   * Returns a redactor that hides text that looks like a secret.
   *
   * @return the redactor
   */
  public static Redactor standard() {
    return new Redactor(List.of());
  }

  /**
   * Returns a redactor that also hides the given secrets.
   *
   * @param more secrets, which the redactor keeps in memory
   * @return a new redactor
   * @throws IllegalArgumentException if a secret is blank, because it would be found in every text
   */
  public Redactor with(Collection<String> more) {
    if (more.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "A secret is blank, which would be found in every text: give only what is to be hidden");
    }
    return new Redactor(Stream.concat(secrets.stream(), more.stream()).toList());
  }

  /**
   * Hides the secrets in a text.
   *
   * @param text any text
   * @return the text with {@code ...} instead of secrets, neither sanitised nor truncated
   */
  public String redact(String text) {
    String others = given.matcher(text).replaceAll(HIDDEN);
    return TokenPattern.hidden(UserInfo.hidden(AddressPattern.hidden(others)));
  }

  /**
   * Hides the secrets in a text, and converts it to one sanitised line of limited length.
   *
   * @param text any text
   * @param most the maximum length, at least 1
   * @return the result of {@link PlainText#line(String, int)} for the redacted text
   * @throws IllegalArgumentException if {@code most} is less than 1
   */
  public String line(String text, int most) {
    return PlainText.line(redact(text), most);
  }

  /**
   * Returns whether a text contains one of the given secrets.
   *
   * @param text any text
   * @return whether it contains a secret, ignoring case, percent-encoded or not
   */
  public boolean findsIn(String text) {
    return given.matcher(text).find();
  }

  /** Returns the number of secrets, but not the secrets. */
  @Override
  public String toString() {
    return "Redactor[" + secrets.size() + " secrets, not shown]";
  }
}
