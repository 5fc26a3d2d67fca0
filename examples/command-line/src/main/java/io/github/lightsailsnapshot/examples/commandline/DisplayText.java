package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.retention.text.PlainText;
import io.github.lightsailsnapshot.retention.text.Redactor;

/** What may be shown of a message: nothing that may be a secret at a wrong place, and nothing that a terminal would obey. */
final class DisplayText {
  private static final String SCHEME = "://";

  private DisplayText() {}

  /** A message of one line. */
  static String of(String message) {
    return Redactor.standard().line(message, PlainText.LONGEST_MESSAGE);
  }

  /** A message about arguments, of which addresses can hold blanks and quotes, too. */
  static String of(String message, String... args) {
    String cut = message;
    for (String arg : args) {
      int scheme = arg.indexOf(SCHEME);
      cut = scheme < 0 ? cut : cut.replace(arg.substring(scheme), SCHEME + "...");
    }
    return of(cut);
  }

  /** The name alone of an option that may have its value behind it. */
  static String name(String option) {
    return option.split("=", 2)[0];
  }
}
