package io.github.lightsailsnapshot.examples.commandline.messages;

import io.github.lightsailsnapshot.retention.text.PlainText;
import io.github.lightsailsnapshot.retention.text.Redactor;

/** Sanitises messages: without possible secrets and terminal escape sequences. */
public final class DisplayText {
  private static final String SCHEME = "://";

  private DisplayText() {}

  /** A message of one line. */
  public static String of(String message) {
    return Redactor.standard().line(message, PlainText.LONGEST_MESSAGE);
  }

  /** A message about arguments, in which URLs can contain blanks and quotes. */
  public static String of(String message, String... args) {
    String cut = message;
    for (String arg : args) {
      int scheme = arg.indexOf(SCHEME);
      cut = scheme < 0 ? cut : cut.replace(arg.substring(scheme), SCHEME + "...");
    }
    return of(cut);
  }

  /** The name of an option, without its value. */
  public static String name(String option) {
    return option.split("=", 2)[0];
  }
}
