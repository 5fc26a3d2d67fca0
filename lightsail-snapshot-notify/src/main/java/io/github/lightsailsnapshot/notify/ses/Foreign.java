package io.github.lightsailsnapshot.notify.ses;

import java.util.function.IntPredicate;

/** Makes foreign text harmless where it goes: names and answers of services are data. */
final class Foreign {
  private static final String MARKUP = "<>&\"'";

  private Foreign() {}

  /** Within HTML. */
  static String html(String data) {
    StringBuilder escaped = new StringBuilder(data.length());
    readable(data, point -> point == '\n').codePoints().forEach(point -> {
      if (MARKUP.indexOf(point) >= 0) {
        escaped.append("&#").append(point).append(';');
      } else {
        escaped.appendCodePoint(point);
      }
    });
    return escaped.toString();
  }

  /** Within a header. */
  static String line(String data) {
    return readable(data, point -> false);
  }

  /** Without control characters and those that turn the direction of writing: both can disguise text. */
  private static String readable(String data, IntPredicate alsoAllowed) {
    StringBuilder readable = new StringBuilder(data.length());
    data.codePoints()
        .map(point -> alsoAllowed.test(point) || !disguises(point) ? point : '?')
        .forEach(readable::appendCodePoint);
    return readable.toString();
  }

  private static boolean disguises(int point) {
    return Character.isISOControl(point) || Character.getType(point) == Character.FORMAT;
  }
}
