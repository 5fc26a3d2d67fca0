package io.github.lightsailsnapshot.examples.commandline.release;

import java.util.ArrayList;
import java.util.List;
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
    command.getSubcommands().forEach((name, subcommand) -> {
      CommandSpec spec = subcommand.getCommandSpec();
      script.line("-n __fish_use_subcommand -a " + name + " -d "
          + quoted(spec.usageMessage().description()[0]));
      script.options(spec, quoted("__fish_seen_subcommand_from " + name));
    });
    return String.join("\n", script.lines) + "\n";
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
