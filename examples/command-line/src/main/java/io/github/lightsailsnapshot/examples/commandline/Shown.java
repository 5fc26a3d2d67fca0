package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.notify.PlainText;
import java.util.regex.Pattern;

/**
 * What may be shown of a message: no address behind its scheme and no password in front of
 * a host, which may be secrets at a wrong place, and nothing that a
 * terminal would obey.
 */
final class Shown {
  private static final String SCHEME = "://";
  private static final Pattern ADDRESS = Pattern.compile(SCHEME + "[^\\s\"',.][^\\s\"']*");
  private static final String CUT = SCHEME + "...";

  /** A user and a password in front of a host, without a scheme. An ARN may have an address of mail in it. */
  private static final Pattern PASSWORD =
      Pattern.compile("(?<![^\\s\"'/=,(])(?!arn:)[^\\s\"':@/=,(]+:[^\\s\"'@]+@");

  private static final int LONGEST = 400;

  private Shown() {}

  /** A message of one line. */
  static String of(String message) {
    String cut = ADDRESS.matcher(message).replaceAll(CUT);
    return PlainText.line(PASSWORD.matcher(cut).replaceAll("...@"), LONGEST);
  }

  /** A message about arguments, of which addresses can hold blanks and quotes, too. */
  static String of(String message, String... args) {
    String cut = message;
    for (String arg : args) {
      int scheme = arg.indexOf(SCHEME);
      cut = scheme < 0 ? cut : cut.replace(arg.substring(scheme), CUT);
    }
    return of(cut);
  }

  /** The name alone of an option that may have its value behind it. */
  static String name(String option) {
    return option.split("=", 2)[0];
  }
}
