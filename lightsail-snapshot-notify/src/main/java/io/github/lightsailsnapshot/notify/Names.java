package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.Notifier;
import java.util.stream.Collectors;

/** What notifiers are called in messages: by their type, because the rest of a notifier may be secret. */
final class Names {
  private Names() {}

  static String of(Notifier notifier) {
    if (notifier instanceof Sometimes sometimes) {
      return of(sometimes.notifier());
    }
    if (notifier instanceof Together together) {
      return together.parts().stream().map(Names::of).collect(Collectors.joining(" and "));
    }
    Class<?> type = notifier.getClass();
    return type.isSynthetic() || type.isAnonymousClass() ? "a notifier" : type.getSimpleName();
  }
}
