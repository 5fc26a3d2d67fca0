package io.github.lightsailsnapshot.retention.view;

import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import java.util.List;
import java.util.Objects;

/**
 * A plan as a calendar: months as grids, newest first, with a mark for each snapshot that says whether it is kept, and the
 * reasons to read. Months without snapshots are left out; only the newest {@value #MOST_MONTHS} months are drawn, while
 * the lists of the page contain all snapshots. Immutable.
 */
public final class PlanView {
  /** The maximum number of months that are drawn. */
  public static final int MOST_MONTHS = 120;

  private static final int GAP = 24;

  private final RetentionPlan plan;
  private final List<CalendarMonth> months;

  private PlanView(RetentionPlan plan) {
    this.plan = plan;
    this.months = CalendarMonth.of(plan).stream().limit(MOST_MONTHS).toList();
  }

  /**
   * Creates the view of a plan.
   *
   * @param plan the plan
   * @return the view
   */
  public static PlanView of(RetentionPlan plan) {
    return new PlanView(Objects.requireNonNull(plan, "plan"));
  }

  /**
   * Returns the calendar as a page with lists of all decisions.
   *
   * @param title what the plan is of, such as the name of an instance; escaped
   * @return a whole HTML document in UTF-8
   */
  public String html(String title) {
    return new PlanPage(plan, months).html(title);
  }

  /**
   * Returns the content of the page without its title, for a page of the host's own that has the styles of {@link
   * PageStyle}.
   *
   * @return HTML elements for the body of a document in UTF-8, with headings from {@code h2} on
   */
  public String content() {
    Markup content = new Markup();
    new PlanPage(plan, months).content(content);
    return content.toString();
  }

  /**
   * Returns the calendar as a picture.
   *
   * @param columns how many months stand beside each other, at least 1
   * @return a whole SVG document in UTF-8
   * @throws IllegalArgumentException if {@code columns} is less than 1
   */
  public String svg(int columns) {
    if (columns < 1) {
      throw new IllegalArgumentException("A calendar needs at least 1 column, not " + columns);
    }
    int across = Math.max(1, Math.min(columns, months.size()));
    int rows = (months.size() + across - 1) / across;
    int width = across * (MonthPicture.WIDTH + GAP) + GAP;
    int height = rows * (MonthPicture.HEIGHT + GAP) + GAP + 20;
    Markup svg = new Markup();
    svg.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"view\" role=\"img\" viewBox=\"0 0 "
            + width + " " + height + "\" width=\"" + width + "\" height=\"" + height
            + "\">\n<title>")
        .text(summary())
        .raw("</title>\n<style>" + ViewStyle.PICTURE
            + "</style>\n<rect class=\"back\" width=\"100%\" height=\"100%\"/>\n");
    for (int i = 0; i < months.size(); i++) {
      int x = GAP + i % across * (MonthPicture.WIDTH + GAP);
      int y = GAP + i / across * (MonthPicture.HEIGHT + GAP);
      svg.raw("<g transform=\"translate(" + x + " " + y + ")\">\n");
      new MonthPicture(months.get(i), plan.zone()).draw(svg);
      svg.raw("</g>\n");
    }
    legend(height - 14, svg);
    return svg.raw("</svg>\n").toString();
  }

  private static void legend(int y, Markup svg) {
    svg.raw("<circle class=\"k\" cx=\"" + (GAP + 8) + "\" cy=\"" + (y - 4)
        + "\" r=\"5\"/><text font-size=\"12\" x=\""
        + (GAP + 19) + "\" y=\"" + y + "\">kept</text><circle class=\"d\" cx=\"" + (GAP + 72)
        + "\" cy=\"" + (y - 4)
        + "\" r=\"4.1\"/><path class=\"d\" d=\"M" + (GAP + 67) + " " + (y + 1) + "L" + (GAP + 77)
        + " " + (y - 9)
        + "\"/><text font-size=\"12\" x=\"" + (GAP + 83) + "\" y=\"" + y + "\">to delete</text>\n");
  }

  private String summary() {
    long kept = plan.decisions().stream().filter(Decision::keeps).count();
    return kept + " of " + plan.decisions().size() + " snapshots kept";
  }
}
