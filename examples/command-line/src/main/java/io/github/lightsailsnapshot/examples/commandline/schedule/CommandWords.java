package io.github.lightsailsnapshot.examples.commandline.schedule;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The words of the command that a scheduler starts: the program by its full path, and the given options without those
 * that are secret.
 *
 * @param secrets the variables for the secret options that were given
 */
record CommandWords(List<String> words, List<String> secrets) {
  private static final Set<String> OF_SCHEDULE = Set.of("--at", "--user", "--output", "--plain");

  static CommandWords of(ParseResult parsed, List<String> program) {
    List<String> words = new ArrayList<>(program);
    List<String> secrets = new ArrayList<>();
    for (OptionSpec option : given(parsed)) {
      String name = option.longestName();
      if (name.equals("--webhook") || name.equals("--heartbeat")) {
        secrets.add("LIGHTSAIL_SNAPSHOT_" + name.substring(2).toUpperCase(Locale.ROOT));
      } else if (!OF_SCHEDULE.contains(name)) {
        add(words, option);
      }
    }
    return new CommandWords(List.copyOf(words), List.copyOf(secrets));
  }

  /** In the order of the help, so that the same options give the same line. */
  private static List<OptionSpec> given(ParseResult parsed) {
    return parsed.commandSpec().options().stream()
        .filter(parsed::hasMatchedOption)
        .toList();
  }

  private static void add(List<String> words, OptionSpec option) {
    if (option.arity().max() == 0) {
      words.add(option.longestName());
      return;
    }
    for (String value : option.originalStringValues()) {
      words.add(option.longestName());
      words.add(isFile(option) ? Path.of(value).toAbsolutePath().normalize().toString() : value);
    }
  }

  private static boolean isFile(OptionSpec option) {
    return option.paramLabel().equals("FILE");
  }

  /** As a line of the shell. */
  String forShell() {
    return words.stream().map(CommandWords::quotedForShell).collect(Collectors.joining(" "));
  }

  private static String quotedForShell(String word) {
    return word.matches("[A-Za-z0-9@%+=:,./_-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** As systemd reads words: in double quotes, with doubled percent and dollar signs. */
  String forSystemd() {
    return words.stream().map(CommandWords::quotedForSystemd).collect(Collectors.joining(" "));
  }

  private static String quotedForSystemd(String word) {
    String escaped =
        word.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%").replace("$", "$$");
    return word.matches("[A-Za-z0-9@%+=:,./_-]+") ? escaped : "\"" + escaped + "\"";
  }
}
