package io.github.lightsailsnapshot.examples.commandline.environment;

import io.github.lightsailsnapshot.examples.commandline.messages.DisplayText;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks whether the process could decode its arguments and variables. Java decodes them in the charset of the locale,
 * and silently replaces characters that it cannot decode. cron and systemd set no locale, so a policy, a command or a
 * file name could become another one.
 *
 * @param charset the charset of the locale
 * @param locale the locale's name
 */
public record NativeText(String charset, String locale) {
  private static final char REPLACEMENT = '\ufffd';

  /** Variables of the SDK that select the account or name a file. */
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

  /** Windows passes text in Unicode, whatever the charset. */
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

  /** Rejects arguments that were not decoded correctly. */
  void check(String... args) {
    for (int i = 0; i < args.length; i++) {
      check(option(args, i), args[i]);
    }
  }

  /** Rejects variables, of this command or of the SDK, that were not decoded correctly. */
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

  /** Whether profiles are read from the home folder. */
  private static boolean looksAtHome(Map<String, String> variables) {
    return !variables.containsKey("AWS_ACCESS_KEY_ID")
        && !(variables.containsKey("AWS_SHARED_CREDENTIALS_FILE")
            && variables.containsKey("AWS_CONFIG_FILE"));
  }

  /** Rejects a text that was not decoded correctly. */
  public void check(String where, String text) {
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

  public boolean isUnicode() {
    return charset.equalsIgnoreCase("UTF-8");
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(letter -> letter < 0x80);
  }

  /** The option that an argument is or belongs to. */
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
