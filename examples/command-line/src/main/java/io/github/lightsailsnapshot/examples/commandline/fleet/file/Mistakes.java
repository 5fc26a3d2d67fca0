package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import io.github.lightsailsnapshot.examples.commandline.messages.DisplayText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The mistakes that were found so far. */
final class Mistakes {
  private final List<Mistake> found = new ArrayList<>();

  void add(Position at, String text) {
    found.add(new Mistake(at, DisplayText.of(text)));
  }

  /** Returns all of them, in the order of the file. */
  List<Mistake> inOrder() {
    return found.stream().sorted(Comparator.comparing(Mistake::at)).distinct().toList();
  }
}
