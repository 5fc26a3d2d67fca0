package io.github.lightsailsnapshot.examples.commandline;

import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The command that was given, among the run and the subcommands. */
final class CommandChoice {
  private final CommandLine present;
  private final CommandLine run;

  CommandChoice(CommandLine present) {
    this.present = present;
    this.run = Optional.ofNullable(present.getParent()).orElse(present);
  }

  String present() {
    return name(present);
  }

  /** Another command that has an option. */
  Optional<String> otherThatHas(String option) {
    return Stream.concat(Stream.of(run), run.getSubcommands().values().stream())
        .filter(other -> other != present)
        .filter(other -> other.getCommandSpec().findOption(option) != null)
        .map(this::name)
        .findFirst();
  }

  private String name(CommandLine command) {
    return command == run ? "a run" : command.getCommandName();
  }

  /** Lists the commands that a word could have meant. */
  String hint() {
    return present.getSubcommands().isEmpty()
        ? ""
        : "; there are the commands "
            + String.join(", ", present.getSubcommands().keySet());
  }
}
