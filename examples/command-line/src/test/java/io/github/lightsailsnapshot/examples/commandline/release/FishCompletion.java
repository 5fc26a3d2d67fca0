package io.github.lightsailsnapshot.examples.commandline.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes a completion script for fish, which picocli cannot. */
final class FishCompletion {
  private final String program;
  private final List<String> lines = new ArrayList<>();

  private FishCompletion(String program) {
    this.program = program;
  }

  static String of(CommandLine command) {
    FishCompletion script = new FishCompletion(command.getCommandName());
    script.line("-f");
    script.options(command.getCommandSpec(), "__fish_use_subcommand");
    script.subcommands(command, "__fish_use_subcommand", "");
    return String.join("\n", script.lines) + "\n";
  }

  /** Each word before a subcommand of a subcommand is a condition of its own. */
  private void subcommands(CommandLine command, String condition, String before) {
    command.getSubcommands().forEach((name, subcommand) -> {
      CommandSpec spec = subcommand.getCommandSpec();
      line("-n " + condition + " -a " + name + " -d "
          + quoted(spec.usageMessage().description()[0]));
      String here = before + "__fish_seen_subcommand_from " + name;
      String alone =
          here + unless(subcommand.getSubcommands().keySet()) + unless(others(command, name));
      options(spec, quoted(alone));
      subcommands(subcommand, quoted(alone), here + "; and ");
    });
  }

  /** The commands that have a subcommand of the same name. */
  private static Set<String> others(CommandLine command, String name) {
    return command.getSubcommands().entrySet().stream()
        .filter(other -> other.getValue().getSubcommands().containsKey(name))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String unless(Set<String> words) {
    return words.isEmpty()
        ? ""
        : "; and not __fish_seen_subcommand_from " + String.join(" ", words);
  }

  private void line(String rest) {
    lines.add("complete -c " + program + " " + rest);
  }

  private void options(CommandSpec command, String condition) {
    command.options().stream()
        .filter(option -> !option.hidden())
        .forEach(option -> line("-n " + condition + names(option) + value(option) + " -d "
            + quoted(option.description()[0])));
    command.positionalParameters().stream()
        .filter(parameter -> parameter.completionCandidates() != null)
        .forEach(parameter ->
            line("-n " + condition + " -a " + quoted(String.join(" ", words(parameter)))));
  }

  private static String names(OptionSpec option) {
    return Stream.of(option.names())
        .map(
            name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
        .collect(Collectors.joining());
  }

  private static String value(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    if (option.completionCandidates() != null) {
      return " -x -a " + quoted(String.join(" ", words(option)));
    }
    return option.paramLabel().equals("FILE") ? " -r -F" : " -x";
  }

  private static List<String> words(ArgSpec argument) {
    return StreamSupport.stream(argument.completionCandidates().spliterator(), false)
        .toList();
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
