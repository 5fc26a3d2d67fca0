package io.github.lightsailsnapshot.examples.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The fields with what was typed and the mistakes in it, and examples to follow. */
record Form(Settings settings) {
  private static final Pattern COLUMN = Pattern.compile(" at column ([0-9]{1,4}) ");
  private static final Pattern TERM = Pattern.compile("[^,]*?(?=\\s*(?:,|\\bthen\\b|$))");
  private static final Map<String, String> EXAMPLES = Map.of(
      "Lightsail's own seven days", "last=7",
      "Days, weeks, months", "daily=7, weekly=4, monthly=12",
      "The same in sequence", "daily=7 then weekly=4 then monthly=12",
      "Everything of a month, then months", "within=1m, monthly=24",
      "Nothing older than 90 days", "younger-than=90d");
  private static final List<String> ORDER = List.of(
      "Lightsail's own seven days",
      "Days, weeks, months",
      "The same in sequence",
      "Everything of a month, then months",
      "Nothing older than 90 days");

  void addTo(Html page) {
    page.raw("<form id=\"settings\" action=\"/\" method=\"get\" autocomplete=\"off\">\n");
    field(page, Field.KEEP);
    page.raw("<fieldset><legend>A snapshot is taken</legend>\n");
    for (Field field :
        List.of(Field.EVERY, Field.AT, Field.WEEKDAYS, Field.ZONE, Field.START, Field.FOR)) {
      field(page, field);
    }
    page.raw("</fieldset>\n<fieldset><legend>It costs at most</legend>\n");
    field(page, Field.SIZE);
    field(page, Field.PRICE);
    field(page, Field.PRICED);
    page.raw("</fieldset>\n<p class=\"send\"><button>Show</button></p>\n</form>\n");
    page.raw("<nav aria-label=\"Examples\"><h2>Examples</h2>\n<ul class=\"examples\">\n");
    for (String name : ORDER) {
      String policy = EXAMPLES.getOrDefault(name, "");
      page.raw("<li>")
          .link(settings.keeping(policy).toString(), name)
          .raw(" <code>")
          .text(policy)
          .raw("</code></li>\n");
    }
    page.raw("</ul></nav>\n");
  }

  private void field(Html page, Field field) {
    String id = field.id();
    Optional<String> mistake = Optional.ofNullable(settings.mistakes().get(field));
    page.raw("<div class=\"field " + id + "\"><label for=\"" + id + "\">")
        .text(field.label())
        .raw("</label>\n<input id=\"" + id + "\" name=\"" + id
            + "\" maxlength=\"1000\" spellcheck=\"false\" autocapitalize=\"off\" aria-describedby=\""
            + id
            + "-hint " + id + "-mistake\" aria-invalid=\"" + mistake.isPresent() + "\" value=\"")
        .text(settings.text(field))
        .raw("\"/>\n<small id=\"" + id + "-hint\" class=\"quiet\">")
        .text(field.hint())
        .raw("</small>\n<div id=\"" + id + "-mistake\" data-live role=\"alert\">");
    mistake.ifPresent(message -> mistake(page, field, message));
    page.raw("</div></div>\n");
  }

  private void mistake(Html page, Field field, String message) {
    if (field == Field.KEEP) {
      column(message).ifPresent(column -> marked(page, settings.text(field), column));
    }
    page.raw("<p class=\"mistake\">").text(message).raw("</p>");
  }

  /** The parser counts columns from 1. */
  private Optional<Integer> column(String message) {
    return COLUMN
        .matcher(message)
        .results()
        .map((MatchResult found) -> Integer.parseInt(found.group(1)) - 1)
        .filter(column -> column < settings.text(Field.KEEP).length())
        .findFirst();
  }

  private static void marked(Html page, String text, int column) {
    var term = TERM.matcher(text);
    int end = term.find(column) && term.end() > column ? term.end() : column + 1;
    page.raw("<p class=\"where\"><code>")
        .text(text.substring(0, column))
        .raw("<mark>")
        .text(text.substring(column, end))
        .raw("</mark>")
        .text(text.substring(end))
        .raw("</code></p>");
  }
}
