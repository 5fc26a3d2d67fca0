package io.github.lightsailsnapshot.examples.commandline.doctor;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names of instances in a message. */
final class InstanceNames {
  private static final int MOST = 10;

  private InstanceNames() {}

  /** What there is instead of an instance that is missing. */
  static String thereAre(Collection<String> names) {
    return names.isEmpty() ? "there are none at all" : "there are: " + some(names);
  }

  /** The first ones, and how many more there are. */
  static String some(Collection<String> names) {
    return names.stream().limit(MOST).collect(Collectors.joining(", "))
        + (names.size() > MOST ? " and " + (names.size() - MOST) + " more" : "");
  }
}
