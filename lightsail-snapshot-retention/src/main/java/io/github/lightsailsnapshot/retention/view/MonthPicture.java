package io.github.lightsailsnapshot.retention.view;

import static io.github.lightsailsnapshot.retention.view.Markup.at;

import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import java.time.ZoneId;
import java.util.List;

/**
 * One month as a grid of weeks that begin on Monday. Each snapshot is a mark in its day: a disc if it is kept, a ring
 * with a stroke through it if it is deleted. A day with more than {@value #MOST_MARKS} snapshots shows their numbers.
 */
record MonthPicture(CalendarMonth month, ZoneId zone) {
  static final int WIDTH = 252;
  static final int HEIGHT = 262;
  private static final int MOST_MARKS = 24;
  private static final int CELL = 36;
  private static final int TOP = 46;
  private static final int DAYS_PER_WEEK = 7;
  private static final String DAYS = "MTWTFSS";

  /** The height of the weeks that this month has. */
  int height() {
    int cells =
        month.month().atDay(1).getDayOfWeek().getValue() - 1 + month.month().lengthOfMonth();
    return TOP + (cells + DAYS_PER_WEEK - 1) / DAYS_PER_WEEK * CELL;
  }

  static boolean showsNumbers(CalendarMonth month) {
    return month.days().values().stream().anyMatch(decisions -> decisions.size() > MOST_MARKS);
  }

  /** The grid, from the origin to {@link #WIDTH} and {@link #HEIGHT}. */
  void draw(Markup svg) {
    svg.raw("<text x=\"2\" y=\"16\" font-size=\"15\" font-weight=\"600\">")
        .text(month.name())
        .raw("</text>");
    svg.raw("<text class=\"q\" text-anchor=\"end\" x=\"" + (WIDTH - 2)
            + "\" y=\"16\" font-size=\"12\">")
        .text(month.kept() + " of " + month.all() + " kept")
        .raw("</text>\n");
    for (int day = 0; day < DAYS_PER_WEEK; day++) {
      svg.raw("<text class=\"q\" text-anchor=\"middle\" font-size=\"11\" x=\""
          + (day * CELL + CELL / 2) + "\" y=\"37\">" + DAYS.charAt(day) + "</text>");
    }
    int first = month.month().atDay(1).getDayOfWeek().getValue() - 1;
    for (int day = 1; day <= month.month().lengthOfMonth(); day++) {
      int cell = first + day - 1;
      draw(day, cell % DAYS_PER_WEEK * CELL, TOP + cell / DAYS_PER_WEEK * CELL, svg);
    }
  }

  private void draw(int day, int x, int y, Markup svg) {
    List<Decision> decisions = month.days().getOrDefault(day, List.of());
    svg.raw("<g transform=\"translate(" + x + " " + y + ")\">");
    if (!decisions.isEmpty()) {
      svg.raw("<title>")
          .text(title(decisions))
          .raw("</title><rect class=\"cell\" width=\"34\" height=\"34\" rx=\"5\"/>");
    }
    svg.raw("<text class=\"q\" x=\"4\" y=\"11\" font-size=\"9.5\">" + day + "</text>");
    if (decisions.size() > MOST_MARKS) {
      numbers(decisions, svg);
    } else {
      marks(decisions, svg);
    }
    svg.raw("</g>\n");
  }

  private String title(List<Decision> decisions) {
    return decisions.size() > 4
        ? decisions.stream().filter(Decision::keeps).count() + " of " + decisions.size() + " kept"
        : String.join(
            "; ",
            decisions.stream()
                .map(decision -> DecisionText.line(decision, zone))
                .toList());
  }

  private static void marks(List<Decision> decisions, Markup svg) {
    int columns = decisions.size() <= 3 ? decisions.size() : decisions.size() <= 8 ? 4 : 8;
    double step = columns <= 1 ? 0 : columns <= 3 ? 10.5 : columns == 4 ? 7.8 : 3.9;
    double radius = columns <= 1 ? 6.5 : columns <= 3 ? 4.4 : columns == 4 ? 3.2 : 1.6;
    int rows = columns == 0 ? 0 : (decisions.size() + columns - 1) / columns;
    for (int i = 0; i < decisions.size(); i++) {
      int row = i / columns;
      double x = 17 + (i % columns - (columns - 1) / 2.0) * step;
      double y = 22 + (row - (rows - 1) / 2.0) * Math.min(step, 7.8);
      mark(decisions.get(i), x, y, radius, svg);
    }
  }

  private static void mark(Decision decision, double x, double y, double radius, Markup svg) {
    if (decision.keeps()) {
      svg.raw("<circle class=\"k\" cx=\"" + at(x) + "\" cy=\"" + at(y) + "\" r=\"" + at(radius)
          + "\"/>");
    } else {
      double ring = radius * 0.82;
      double stroke = radius * 0.95;
      svg.raw("<circle class=\"d\" cx=\"" + at(x) + "\" cy=\"" + at(y) + "\" r=\"" + at(ring)
              + "\"/>")
          .raw("<path class=\"d\" d=\"M" + at(x - stroke) + " " + at(y + stroke) + "L"
              + at(x + stroke) + " " + at(y - stroke) + "\"/>");
    }
  }

  private static void numbers(List<Decision> decisions, Markup svg) {
    long kept = decisions.stream().filter(Decision::keeps).count();
    if (kept > 0) {
      svg.raw("<rect class=\"k\" x=\"3\" y=\"13.5\" width=\"28\" height=\"10\" rx=\"5\"/>"
          + "<text class=\"on\" text-anchor=\"middle\" x=\"17\" y=\"21.6\" font-size=\"8.5\">"
          + kept
          + "</text>");
    }
    if (kept < decisions.size()) {
      svg.raw(
          "<text class=\"dt\" text-anchor=\"middle\" x=\"17\" y=\"31.5\" font-size=\"8.5\">\u2212"
              + (decisions.size() - kept) + "</text>");
    }
  }
}
