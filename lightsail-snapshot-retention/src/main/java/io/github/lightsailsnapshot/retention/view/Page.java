package io.github.lightsailsnapshot.retention.view;

/** The frame of a page. No script, and nothing that is loaded from elsewhere. */
final class Page {
  private static final String HEAD = """
      <!DOCTYPE html>
      <html lang="en" class="view">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
      """;

  private Page() {}

  static Markup begin(String title) {
    return new Markup()
        .raw(HEAD)
        .element("title", title)
        .raw("\n<style>\n" + ViewStyle.PAGE + "</style>\n</head>\n<body>\n<main>\n");
  }

  static String end(Markup page) {
    return page.raw("</main>\n</body>\n</html>\n").toString();
  }

  /** A number that stands out, what it is of, and what it means. */
  static void fact(Markup page, String name, String value, String meaning) {
    page.raw("<div>").element("dt", name).raw("<dd>").text(value);
    if (!meaning.isEmpty()) {
      page.raw(" ").element("small", meaning);
    }
    page.raw("</dd></div>\n");
  }
}
