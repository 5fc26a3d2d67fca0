package io.github.lightsailsnapshot.retention.view;

/**
 * The styles of the pages, for hosts that put {@link PlanView#content()} or {@link ForecastView#content()} into a page
 * of their own.
 */
public final class PageStyle {
  /** The class of the document's root element, to which the colours belong. */
  public static final String ROOT_CLASS = "view";

  private PageStyle() {}

  /**
   * Returns the style sheet, for light and dark mode, wide and narrow screens and paper. Its colours are custom
   * properties of the root element: {@code --back}, {@code --card}, {@code --text}, {@code --quiet}, {@code --line},
   * {@code --keep}, {@code --on} (text on {@code --keep}), {@code --drop} and {@code --band}.
   *
   * @return a whole CSS style sheet
   */
  public static String sheet() {
    return ViewStyle.PAGE;
  }
}
