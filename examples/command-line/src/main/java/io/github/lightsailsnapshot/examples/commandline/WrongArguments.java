package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.examples.commandline.messages.DisplayText;
import io.github.lightsailsnapshot.examples.commandline.options.ChannelOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Describes arguments that could not be parsed, with a hint if the shell has split a value at its blanks. */
final class WrongArguments {
  private final ParameterException wrong;
  private final List<String> args;
  private final CommandChoice commands;

  WrongArguments(ParameterException wrong, String... args) {
    this.wrong = wrong;
    this.args = Arrays.asList(args);
    this.commands = new CommandChoice(wrong.getCommandLine());
  }

  @Override
  public String toString() {
    return why() + "; see --help";
  }

  private String why() {
    if (wrong instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      String first = unmatched.getUnmatched().get(0);
      return unmatched.isUnknownOption()
          ? unknown(DisplayText.name(first), unmatched.getSuggestions())
          : stray(first);
    }
    return isSecondInstance()
        ? "--instance is given twice, but one command looks after one instance"
        : String.valueOf(wrong.getMessage());
  }

  private boolean isSecondInstance() {
    return wrong instanceof OverwrittenOptionException twice
        && twice.getOverwritten() instanceof OptionSpec option
        && option.longestName().equals("--instance");
  }

  private String unknown(String option, List<String> near) {
    return commands
        .otherThatHas(option)
        .map(other -> option + " is an option of " + other + ", not of " + commands.present())
        .orElseGet(() -> option + " is not an option"
            + (near.isEmpty() ? "" : " (did you mean " + String.join(" or ", near) + "?)")
            + "; they are not abbreviated");
  }

  /** A word that belongs to no option. If the shell has probably split a value at its blanks, shows the whole value. */
  private String stray(String word) {
    int option = optionBefore(args.indexOf(word));
    List<String> words = upToNextOption(option);
    String name = words.get(0);
    if (!isOption(option) || words.size() < 3) {
      return "\"" + word + "\" belongs to no option" + commands.hint();
    }
    return ChannelOptions.SECRETS.contains(name)
        ? "the value of " + name
            + " (not shown, it may be a secret) is more than one word; put quotes around it"
        : "\"" + word + "\" belongs to no option; if it belongs to " + name
            + ", put quotes around: " + name + " \""
            + String.join(" ", words.subList(1, words.size())) + "\"";
  }

  private int optionBefore(int index) {
    int option = index;
    while (option > 0 && !isOption(option)) {
      option--;
    }
    return option;
  }

  /** The name of an option, and the arguments after it. */
  private List<String> upToNextOption(int option) {
    List<String> words = new ArrayList<>(Arrays.asList(args.get(option).split("=", 2)));
    for (int i = option + 1; i < args.size() && !isOption(i); i++) {
      words.add(args.get(i));
    }
    return words;
  }

  private boolean isOption(int index) {
    return args.get(index).startsWith("-");
  }
}
