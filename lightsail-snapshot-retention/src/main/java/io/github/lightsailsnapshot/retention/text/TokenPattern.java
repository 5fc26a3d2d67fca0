package io.github.lightsailsnapshot.retention.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Hides tokens that are recognised by the preceding text or by their format. Every repetition is bounded or possessive,
 * so matching takes linear time.
 */
final class TokenPattern {
  private static final String QUOTE = "\\\\{0,3}[\"']";
  private static final String IN_QUOTES = "\\\\{0,3}(?:\"[^\"]*+\"?|'[^']*+'?)";

  /** {@code secretKey=...}, {@code "session_token": "..."}. */
  private static final Pattern NAMED = Pattern.compile(
      "(?i)((?:pass(?:word|wd|phrase)|secret|token|signature|credential|(?:api|access)[_-]?key)"
          + "[\\w-]{0,30}+(?:" + QUOTE + "\\s{0,3}[:=]|\\s{0,3}=|%3d)\\s{0,3})"
          + "(?:" + IN_QUOTES + "|[^\\s&,;)\"']++)");

  /** {@code Authorization: ...}, {@code X-Api-Key: ...}: up to the end of the line or of the quotation. */
  private static final Pattern HEADER =
      Pattern.compile("(?i)((?:authorization|cookie|-(?:key|token|secret|signature))(?:" + QUOTE
          + ")?\\s{0,3}[:=]\\s{0,3}(?:" + QUOTE + ")?)[^\\r\\n\"']++");

  /** In prose such as "Basic authentication", the next word has no digit or capital letter. */
  private static final Pattern SCHEME = Pattern.compile(
      "(\\b(?:[Bb]earer|BEARER|[Bb]asic|BASIC)(?: |%20|\\+)(?=\\S[^\\s]{0,100}[A-Z0-9=_]))[^\\s\"',;]++");

  private static final Pattern IN_QUERY = Pattern.compile("([?&][\\w.~%-]{1,64}=)[^\\s&#;\"']++");

  /** AWS access key ids, JWTs, and tokens of Slack and GitHub. */
  private static final Pattern BY_FORM = Pattern.compile(
      "()(?:\\b(?:AKIA|ASIA)[A-Z0-9]{12,}+|\\beyJ[\\w.-]{16,}+|\\bxox[a-z]-[\\w-]{8,}+|\\bgh[a-z]_\\w{16,}+)");

  private static final List<Pattern> ALL = List.of(NAMED, HEADER, SCHEME, IN_QUERY, BY_FORM);

  private TokenPattern() {}

  static String hidden(String text) {
    String shown = text;
    for (Pattern token : ALL) {
      shown = token.matcher(shown).replaceAll("$1" + Redactor.HIDDEN);
    }
    return shown;
  }
}
