package io.github.lightsailsnapshot.retention.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hides what is, or looks like, a secret: three dots stand for it. Hidden are
 *
 * <ul>
 *   <li>what stands behind the {@code ://} of an address, host and all, percent-encoded or not: a webhook's address is a
 *       secret as a whole;
 *   <li>user and password in front of a host, without a scheme too;
 *   <li>values in a query, values named password, token, secret or the like, headers such as {@code Authorization}, and tokens
 *       that are known by their form;
 *   <li>the secrets that a host gives, {@link #with}, in any case, percent-encoded or not.
 * </ul>
 *
 * <p>A secret that looks like any other word is recognised only if it is given. Hide before you cut: half a secret is not
 * recognised; {@link #line} does both in that order. Immutable and thread-safe.
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

  /** The longest first: one secret may begin as another. */
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

  /** Whatever is not ASCII is encoded as two to four bytes, and any will do. */
  private static String asItIsOrEncoded(int point) {
    String asItIs = Pattern.quote(Character.toString(point));
    String encoded = point < 0x80 ? "%%%02x".formatted(point) : "(?:%[0-9a-f]{2}){2,4}";
    return "(?:" + encoded + "|" + asItIs + ")";
  }

  /**
   * Hides what looks like a secret.
   *
   * @return the redactor that was given no secrets
   */
  public static Redactor standard() {
    return new Redactor(List.of());
  }

  /**
   * Hides secrets of the host's as well.
   *
   * @param more secrets, which are held for as long as the redactor is
   * @return a new redactor
   * @throws IllegalArgumentException if one is blank, which would be found in every text
   */
  public Redactor with(Collection<String> more) {
    if (more.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "A secret is blank, which would be found in every text: give only what is to be hidden");
    }
    return new Redactor(Stream.concat(secrets.stream(), more.stream()).toList());
  }

  /**
   * The text without secrets.
   *
   * @param text any text
   * @return the text with {@code ...} in their place, not otherwise made harmless and not cut
   */
  public String redact(String text) {
    String others = given.matcher(text).replaceAll(HIDDEN);
    return TokenPattern.hidden(UserInfo.hidden(AddressPattern.hidden(others)));
  }

  /**
   * The text as one harmless line without secrets, which is not too long.
   *
   * @param text any text
   * @param most how many characters at most, at least 1
   * @return what {@link PlainText#line(String, int)} makes of the redacted text
   * @throws IllegalArgumentException if {@code most} is less than 1
   */
  public String line(String text, int most) {
    return PlainText.line(redact(text), most);
  }

  /**
   * Whether a text shows a secret that was given.
   *
   * @param text any text
   * @return whether one of the secrets is in it, in any case, percent-encoded or not
   */
  public boolean findsIn(String text) {
    return given.matcher(text).find();
  }

  /** How many secrets it was given, and none of them. */
  @Override
  public String toString() {
    return "Redactor[" + secrets.size() + " secrets, not shown]";
  }
}
