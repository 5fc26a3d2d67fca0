package io.github.lightsailsnapshot.notify.ses;

import io.github.lightsailsnapshot.notify.PlainText;

/** Makes foreign text harmless within HTML: names and answers of services are data. */
final class Foreign {
  private static final String MARKUP = "<>&\"'";

  private Foreign() {}

  static String html(String data) {
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
