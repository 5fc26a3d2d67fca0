package io.github.lightsailsnapshot.examples.commandline;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the process could read what the operating system gave it. A Java virtual machine decodes arguments and variables in
 * the charset of its locale, and what it cannot decode it replaces without a word: cron and systemd set no locale, so that a
 * policy, a command or a file's name would become another one.
 *
 * @param charset the charset of the locale
 * @param locale the locale's name
 */
record NativeText(String charset, String locale) {
  private static final char REPLACEMENT = '\ufffd';

  /** Variables of the SDK that choose whose snapshots are meant, or name a file. */
  private static final List<String> OF_SDK = List.of(
      "AWS_PROFILE",
      "AWS_REGION",
      "AWS_SHARED_CREDENTIALS_FILE",
      "AWS_CONFIG_FILE",
      "AWS_WEB_IDENTITY_TOKEN_FILE",
      "AWS_CA_BUNDLE",
      "AWS_ENDPOINT_URL",
      "AWS_ENDPOINT_URL_LIGHTSAIL",
      "AWS_ENDPOINT_URL_SES");

  /** Windows hands text over in Unicode, whatever the charset. */
  static NativeText ofProcess(Map<String, String> variables) {
    String charset =
        File.separatorChar == '\\' ? "UTF-8" : System.getProperty("sun.jnu.encoding", "UTF-8");
    String locale = Stream.of("LC_ALL", "LC_CTYPE", "LANG")
        .map(name -> variables.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("POSIX");
    return new NativeText(charset, locale);
  }

  /** Refuses arguments that are not what was written. */
  void check(String... args) {
    for (int i = 0; i < args.length; i++) {
      check(option(args, i), args[i]);
    }
  }

  /** Refuses variables, of this command or of the SDK, that are not what was written. */
  void check(Map<String, String> variables) {
    variables.forEach((name, value) -> {
      if (name.startsWith(EnvironmentSettings.PREFIX) || OF_SDK.contains(name)) {
        check(name, value);
      }
    });
    if (looksAtHome(variables)) {
      check("HOME", variables.getOrDefault("HOME", ""));
    }
  }

  /** Where no file is named, profiles are those of the home folder. */
  private static boolean looksAtHome(Map<String, String> variables) {
    return !variables.containsKey("AWS_ACCESS_KEY_ID")
        && !(variables.containsKey("AWS_SHARED_CREDENTIALS_FILE")
            && variables.containsKey("AWS_CONFIG_FILE"));
  }

  private void check(String where, String text) {
    if (!isUnicode() && !isAscii(text)) {
      throw new UsageException(where + " cannot be decoded in this process's locale (" + locale
          + ", " + charset + "); set LC_ALL=C.UTF-8");
    }
    if (text.indexOf(REPLACEMENT) >= 0) {
      throw new UsageException(
          where + " is not valid UTF-8 (it holds the replacement character U+FFFD);"
              + " write it in UTF-8, which is what this process's locale (" + locale + ") reads");
    }
  }

  private boolean isUnicode() {
    return charset.equalsIgnoreCase("UTF-8");
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(letter -> letter < 0x80);
  }

  /** The option that an argument is, or is the value of. */
  private static String option(String[] args, int index) {
    return name(args[index])
        .or(() -> index == 0 ? Optional.empty() : name(args[index - 1]))
        .orElse("argument " + (index + 1));
  }

  private static Optional<String> name(String arg) {
    if (!arg.startsWith("-") || arg.length() < 2) {
      return Optional.empty();
    }
    String name = arg.startsWith("--") ? DisplayText.name(arg) : arg.substring(0, 2);
    return Optional.of(name).filter(NativeText::isAscii);
  }
}
