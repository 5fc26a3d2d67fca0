package io.github.lightsailsnapshot.examples.commandline.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a terminal shows, as far as the table uses it. */
final class Screen {
  private static final Pattern PIECE =
      Pattern.compile("\u001b\\[(\\??[0-9]*)([A-Za-z])|\r|\n|([^\u001b\r\n]+)");

  private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
  private int row;
  private int column;

  private Screen() {}

  /** The lines that are shown after a text was written, without empty ones at the end. */
  static List<String> after(String text) {
    Screen screen = new Screen();
    Matcher piece = PIECE.matcher(text);
    while (piece.find()) {
      screen.take(piece);
    }
    List<String> shown =
        new ArrayList<>(screen.lines.stream().map(String::valueOf).toList());
    while (!shown.isEmpty() && shown.get(shown.size() - 1).isEmpty()) {
      shown.remove(shown.size() - 1);
    }
    return shown;
  }

  private void take(Matcher piece) {
    switch (piece.group()) {
      case "\r" -> column = 0;
      case "\n" -> newLine();
      default -> {
        if (piece.group(3) == null) {
          control(piece.group(2), piece.group(1));
        } else {
          write(piece.group(3));
        }
      }
    }
  }

  private void newLine() {
    row++;
    column = 0;
    if (row == lines.size()) {
      lines.add(new StringBuilder());
    }
  }

  private void control(String command, String number) {
    switch (command) {
      case "A" -> row = Math.max(0, row - Integer.parseInt(number));
      case "K" -> lines.get(row).setLength(column);
      case "J" -> {
        lines.get(row).setLength(column);
        lines.subList(row + 1, lines.size()).clear();
      }
      default -> {}
    }
  }

  private void write(String text) {
    StringBuilder line = lines.get(row);
    line.replace(column, Math.min(line.length(), column + text.length()), text);
    column += text.length();
  }
}
