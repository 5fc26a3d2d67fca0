package io.github.lightsailsnapshot.core.report;

import io.github.lightsailsnapshot.retention.text.PlainText;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of one run of a job. Every event and the report of the run contain it. A resumed run keeps its id.
 *
 * @param value the id: 1 to 64 letters, digits and hyphens
 */
public record RunId(String value) {
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9-]{1,64}");

  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException if it is anything but 1 to 64 letters, digits and hyphens
   */
  public RunId {
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "The id of a run must be 1 to 64 letters, digits and hyphens, not \""
              + PlainText.line(value, PlainText.LONGEST_QUOTE) + "\"");
    }
  }

  /**
   * Returns a new, random id.
   *
   * @return a random UUID
   */
  public static RunId random() {
    return new RunId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
