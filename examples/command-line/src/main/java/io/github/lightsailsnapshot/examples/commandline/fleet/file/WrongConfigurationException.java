package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown if a configuration file has mistakes. It has all of them; no call was made. */
public final class WrongConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final transient List<Mistake> mistakes;

  WrongConfigurationException(String file, List<Mistake> mistakes) {
    super(file + " has " + (mistakes.size() == 1 ? "a mistake" : mistakes.size() + " mistakes")
        + mistakes.stream().limit(1).map(first -> ": " + first).collect(Collectors.joining()));
    this.file = file;
    this.mistakes = List.copyOf(mistakes);
  }

  /** A line for each mistake, such as {@code fleet.yaml:3:9: slot: "1x" is not a length of time}. */
  public List<String> lines() {
    return mistakes.stream().map(mistake -> file + ":" + mistake).toList();
  }
}
