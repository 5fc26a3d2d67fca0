package io.github.lightsailsnapshot.retention.view;

import io.github.lightsailsnapshot.retention.text.HtmlEscaper;

/** A text of HTML or SVG that grows. Only what is {@link #raw} is not escaped, and that is never foreign. */
final class Markup {
  private final StringBuilder text = new StringBuilder();

  Markup raw(String trusted) {
    text.append(trusted);
    return this;
  }

  Markup text(String foreign) {
    text.append(HtmlEscaper.escape(foreign));
    return this;
  }

  /** An element with nothing but a text in it. */
  Markup element(String tag, String foreign) {
    String name = tag.indexOf(' ') < 0 ? tag : tag.substring(0, tag.indexOf(' '));
    return raw("<" + tag + ">").text(foreign).raw("</" + name + ">");
  }

  /** A row of a table; the first cell is its header. */
  Markup row(String first, String... others) {
    raw("<tr>").element("th scope=\"row\"", first);
    for (String other : others) {
      element("td", other);
    }
    return raw("</tr>\n");
  }

  /** The header of a table. */
  Markup header(String... columns) {
    raw("<thead><tr>");
    for (String column : columns) {
      element("th scope=\"col\"", column);
    }
    return raw("</tr></thead>\n");
  }

  /** A coordinate, rounded to a tenth. */
  static String at(double value) {
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
