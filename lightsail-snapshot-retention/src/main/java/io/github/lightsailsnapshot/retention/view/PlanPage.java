package io.github.lightsailsnapshot.retention.view;

import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import java.util.List;

/** A plan as a page: the calendar, then what is kept and what is deleted, each with its reasons. */
record PlanPage(RetentionPlan plan, List<CalendarMonth> months) {

  String html(String title) {
    Markup page = Page.begin(title + ": what is kept");
    page.element("h1", title).raw("\n");
    content(page);
    return Page.end(page);
  }

  /** The page without its frame and title. */
  void content(Markup page) {
    List<Decision> kept = plan.decisions().stream().filter(Decision::keeps).toList();
    List<Decision> deleted =
        plan.decisions().stream().filter(decision -> !decision.keeps()).toList();
    page.raw("<p class=\"quiet\">")
        .text("Judged at " + DecisionText.time(plan.now(), plan.zone()) + ", days and times in "
            + DecisionText.zone(plan.zone()) + ".")
        .raw("</p>\n<dl class=\"facts\">\n");
    Page.fact(page, "Kept", Integer.toString(kept.size()), "");
    Page.fact(page, "To delete", Integer.toString(deleted.size()), "");
    page.raw("</dl>\n");
    calendar(page);
    list(page, kept);
    if (!deleted.isEmpty()) {
      page.raw("<h2>To delete</h2>\n<details><summary>")
          .text(deleted.size() + (deleted.size() == 1 ? " snapshot" : " snapshots"))
          .raw("</summary>\n");
      table(page, "Why it may go", deleted);
      page.raw("</details>\n");
    }
  }

  private void calendar(Markup page) {
    page.raw("<h2>Calendar</h2>\n<ul class=\"legend\">"
        + "<li><svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><circle class=\"k\" cx=\"8\" cy=\"8\" r=\"6.5\"/></svg>kept</li>"
        + "<li><svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><circle class=\"d\" cx=\"8\" cy=\"8\" r=\"5.3\"/>"
        + "<path class=\"d\" d=\"M2 14L14 2\"/></svg>to delete</li>"
        + "<li class=\"quiet\">months without snapshots are left out</li>");
    if (months.stream().anyMatch(MonthPicture::showsNumbers)) {
      page.raw("<li class=\"quiet\">full days show how many are kept, and \u2212 how many go</li>");
    }
    page.raw("</ul>\n<div class=\"months\">\n");
    for (CalendarMonth month : months) {
      MonthPicture picture = new MonthPicture(month, plan.zone());
      page.raw("<svg role=\"img\" viewBox=\"0 0 " + MonthPicture.WIDTH + " " + picture.height()
              + "\" aria-label=\"")
          .text(month.summary())
          .raw("\">\n");
      picture.draw(page);
      page.raw("</svg>\n");
    }
    page.raw("</div>\n");
  }

  private void list(Markup page, List<Decision> kept) {
    page.raw("<h2>Kept</h2>\n");
    if (kept.isEmpty()) {
      page.raw("<p>Nothing: there are no snapshots.</p>\n");
    } else {
      table(page, "Why it is kept", kept);
    }
  }

  private void table(Markup page, String why, List<Decision> decisions) {
    page.raw("<table class=\"list\">\n").header("Created", "Snapshot", why).raw("<tbody>\n");
    for (Decision decision : decisions) {
      page.row(
          DecisionText.time(decision.snapshot().createdAt(), plan.zone()),
          decision.snapshot().name(),
          DecisionText.reasons(decision));
    }
    page.raw("</tbody></table>\n");
  }
}
