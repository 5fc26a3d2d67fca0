package io.github.lightsailsnapshot.retention.text;

/** Makes foreign text harmless within HTML, in text and in quoted attributes: names and answers of services are data. */
public final class HtmlEscaper {
  private static final String MARKUP = "<>&\"'";

  private HtmlEscaper() {}

  /**
   * As one line of HTML text.
   *
   * @param data any text
   * @return the same as {@link PlainText#line(String)}, with a numeric reference for each of {@code < > & " '}
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
