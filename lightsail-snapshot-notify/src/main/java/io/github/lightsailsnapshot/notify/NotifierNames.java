package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.retention.text.PlainText;
import io.github.lightsailsnapshot.retention.text.Redactor;
import java.util.List;
import java.util.stream.Collectors;

/** The names of notifiers, whose {@code name()} may throw. */
final class NotifierNames {
  private NotifierNames() {}

  static String of(Notifier notifier) {
    try {
      return Redactor.standard().line(notifier.name(), PlainText.LONGEST_QUOTE);
    } catch (RuntimeException | Error nameless) {
      return notifier.getClass().getName();
    }
  }

  static String of(List<Notifier> notifiers) {
    return notifiers.stream().map(NotifierNames::of).collect(Collectors.joining(" and "));
  }
}
