package io.github.lightsailsnapshot.examples.commandline.fleet.file;

/**
 * A mistake in the file.
 *
 * @param at where it is
 * @param text what was read, and what would be right
 */
public record Mistake(Position at, String text) {
  @Override
  public String toString() {
    return at + ": " + text;
  }
}
