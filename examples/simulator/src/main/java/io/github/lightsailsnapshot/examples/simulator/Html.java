package io.github.lightsailsnapshot.examples.simulator;

import io.github.lightsailsnapshot.retention.text.HtmlEscaper;

/** A text of HTML that grows; what was typed is escaped. */
final class Html {
  private final StringBuilder html = new StringBuilder();

  /** Adds markup that is not foreign. */
  Html raw(String markup) {
    html.append(markup);
    return this;
  }

  Html text(String foreign) {
    html.append(HtmlEscaper.escape(foreign));
    return this;
  }

  Html element(String tag, String foreign) {
    return raw("<" + tag + ">").text(foreign).raw("</" + tag + ">");
  }

  Html link(String address, String foreign) {
    return raw("<a href=\"").text(address).raw("\">").text(foreign).raw("</a>");
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
