package io.github.lightsailsnapshot.examples.commandline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Arguments that could not be read, in one line; where the shell has cut a value at its blanks, with a hint at that. */
final class WrongArguments {
  private final ParameterException wrong;
  private final List<String> args;

  WrongArguments(ParameterException wrong, String... args) {
    this.wrong = wrong;
    this.args = Arrays.asList(args);
  }

  @Override
  public String toString() {
    return wrong instanceof UnmatchedArgumentException unmatched
            && !unmatched.getUnmatched().isEmpty()
        ? unmatched(unmatched)
        : OneLine.message(wrong) + "; see --help";
  }

  private String unmatched(UnmatchedArgumentException unmatched) {
    String first = unmatched.getUnmatched().get(0);
    if (unmatched.isUnknownOption()) {
      return first + " is no option" + didYouMean(unmatched)
          + "; they are not abbreviated, see --help";
    }
    return "\"" + first + "\" belongs to no option" + quotes(args.indexOf(first)) + "; see --help";
  }

  private static String didYouMean(UnmatchedArgumentException unmatched) {
    List<String> near = unmatched.getSuggestions();
    return near.isEmpty() ? "" : " (did you mean " + String.join(" or ", near) + "?)";
  }

  /** Where the shell has probably cut a value at its blanks, the whole of it. */
  private String quotes(int index) {
    int option = index;
    while (option > 0 && !isOption(option)) {
      option--;
    }
    List<String> words = upToNextOption(option);
    String name = words.get(0);
    return !isOption(option) || words.size() < 3
        ? ""
        : "; if it belongs to " + name + ", put quotes around: " + name + " \""
            + String.join(" ", words.subList(1, words.size())) + "\"";
  }

  /** An option's name and what stands behind it. */
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
