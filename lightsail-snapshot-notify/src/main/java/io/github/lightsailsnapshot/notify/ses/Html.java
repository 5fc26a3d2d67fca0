package io.github.lightsailsnapshot.notify.ses;

/** Foreign text within HTML: snapshot names and answers of services are data. */
final class Html {

  private Html() {}

  static String text(String data) {
    StringBuilder escaped = new StringBuilder(data.length());
    data.codePoints().forEach(point -> append(escaped, point));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int point) {
    if (point == '<' || point == '>' || point == '&' || point == '"' || point == '\'') {
      escaped.append("&#").append(point).append(';');
    } else if (isReadable(point)) {
      escaped.appendCodePoint(point);
    } else {
      escaped.append('?');
    }
  }

  /** Neither a control character nor one that turns the direction of writing, both of which can disguise text. */
  private static boolean isReadable(int point) {
    return point == '\n'
        || !(Character.isISOControl(point) || Character.getType(point) == Character.FORMAT);
  }
}
