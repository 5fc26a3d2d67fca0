package io.github.lightsailsnapshot.retention.text;

/** Escapes foreign text, such as names and answers of services, for HTML text and quoted attributes. */
public final class HtmlEscaper {
  private static final String MARKUP = "<>&\"'";

  private HtmlEscaper() {}

  /**
   * Escapes a text as one line of HTML.
   *
   * @param data any text
   * @return the result of {@link PlainText#line(String)}, with a numeric reference for each of {@code < > & " '}
   */
  public static String escape(String data) {
    StringBuilder escaped = new StringBuilder(data.length());
    PlainText.line(data).codePoints().forEach(point -> {
      if (MARKUP.indexOf(point) >= 0) {
        escaped.append("&#").append(point).append(';');
      } else {
        escaped.appendCodePoint(point);
      }
    });
    return escaped.toString();
  }
}
