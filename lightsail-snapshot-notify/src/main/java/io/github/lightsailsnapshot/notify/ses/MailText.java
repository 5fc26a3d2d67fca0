package io.github.lightsailsnapshot.notify.ses;

import io.github.lightsailsnapshot.core.SnapshotReport;
import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import java.util.List;

/** A report as a mail: a subject, and the same facts as text and as HTML. */
final class MailText {
  private final SnapshotReport report;

  MailText(SnapshotReport report) {
    this.report = report;
  }

  String subject() {
    return Foreign.line(
        report.outcome() + ": snapshot of " + report.source() + " (" + report.basename() + ")");
  }

  String text() {
    return report.toString();
  }

  String html() {
    StringBuilder page = new StringBuilder(
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
        .append(Foreign.html(subject()))
        .append("</title></head>\n<body style=\"font-family:sans-serif\">\n");
    page.append("<h2>").append(Foreign.html(subject())).append("</h2>\n<p>");
    page.append(Foreign.html(report.own().map(Object::toString).orElse("No snapshot was made")))
        .append("</p>\n");
    list(page, "Errors", report.errors());
    list(page, "Warnings", report.warnings());
    list(page, "Deletions", report.deletions());
    plan(page);
    return page.append("</body></html>\n").toString();
  }

  private static void list(StringBuilder page, String title, List<?> items) {
    if (!items.isEmpty()) {
      page.append("<h3>").append(title).append("</h3>\n<ul>\n");
      items.forEach(
          item -> page.append("<li>").append(Foreign.html(item.toString())).append("</li>\n"));
      page.append("</ul>\n");
    }
  }

  private void plan(StringBuilder page) {
    report.plan().ifPresent(plan -> {
      page.append("<h3>Plan</h3>\n<table cellpadding=\"4\">\n");
      plan.decisions().forEach(decision -> row(page, decision));
      page.append("</table>\n");
    });
  }

  private static void row(StringBuilder page, Decision decision) {
    page.append("<tr><td>").append(decision.keeps() ? "keep" : "<b>delete</b>");
    page.append("</td><td>").append(decision.snapshot().createdAt());
    page.append("</td><td>").append(Foreign.html(decision.snapshot().name()));
    page.append("</td><td>")
        .append(Foreign.html(String.join(", ", decision.reasons())))
        .append("</td></tr>\n");
  }
}
