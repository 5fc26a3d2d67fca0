package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.Notifier;
import java.util.List;
import java.util.stream.Collectors;

/** What notifiers call themselves, where asking them may throw. */
final class Names {
  private static final int LONGEST = 100;

  private Names() {}

  static String of(Notifier notifier) {
    try {
      return PlainText.line(notifier.name(), LONGEST);
    } catch (RuntimeException | Error nameless) {
      return notifier.getClass().getName();
    }
  }

  static String of(List<Notifier> notifiers) {
    return notifiers.stream().map(Names::of).collect(Collectors.joining(" and "));
  }
}
