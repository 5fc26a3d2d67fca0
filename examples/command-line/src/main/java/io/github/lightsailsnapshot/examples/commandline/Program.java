package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.examples.commandline.commands.CheckCommand;
import io.github.lightsailsnapshot.examples.commandline.commands.ExitStatus;
import io.github.lightsailsnapshot.examples.commandline.commands.PluginStatus;
import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.WrongConfigurationException;
import io.github.lightsailsnapshot.examples.commandline.messages.DisplayText;
import io.github.lightsailsnapshot.examples.commandline.messages.OneLine;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The command, from the arguments to the exit status. Every failure is reported on one line. */
public final class Program {
  private final ProcessStreams streams;
  private final EnvironmentSettings environment;
  private final Runnable runBegins;

  public Program(ProcessStreams streams, EnvironmentSettings environment) {
    this(streams, environment, () -> {});
  }

  /** @param runBegins called when all settings are valid and a run begins */
  public Program(ProcessStreams streams, EnvironmentSettings environment, Runnable runBegins) {
    this.streams = streams;
    this.environment = environment;
    this.runBegins = runBegins;
  }

  public int run(String... args) {
    try {
      return execute(args);
    } catch (WrongConfigurationException wrong) {
      return refused(wrong, args);
    } catch (UsageException wrong) {
      return refused(DisplayText.of(String.valueOf(wrong.getMessage()), args), args);
    } catch (Throwable unexpected) {
      return failed("unexpected " + OneLine.of(unexpected), args);
    }
  }

  /** The exit status if the command is stopped before it has one. */
  int statusOfNone(String... args) {
    return isCheck(args) ? PluginStatus.UNKNOWN.exitStatus() : ExitStatus.FAILED;
  }

  private int failed(String why, String... args) {
    if (isCheck(args)) {
      return CheckCommand.unknown(streams, why);
    }
    streams.complain(why);
    return ExitStatus.FAILED;
  }

  private int refused(String why, String... args) {
    if (isCheck(args)) {
      return CheckCommand.unknown(streams, why);
    }
    streams.complain(why);
    return ExitStatus.USAGE;
  }

  /** A monitor reads one line, a person all mistakes. */
  private int refused(WrongConfigurationException wrong, String... args) {
    if (isCheck(args)) {
      return CheckCommand.unknown(streams, String.valueOf(wrong.getMessage()));
    }
    wrong.lines().forEach(streams::complain);
    return ExitStatus.USAGE;
  }

  /** Does not use picocli's own method, which prints a stack trace for unexpected exceptions. */
  private int execute(String... args) throws Exception {
    environment.check(args);
    CommandLine commands = commands();
    checkFlags(commands.getCommandSpec(), args);
    try {
      ParseResult parsed = commands.parseArgs(args);
      checkOrder(parsed);
      return new RunLast().execute(parsed);
    } catch (ParameterException wrong) {
      throw new UsageException(new WrongArguments(wrong, args).toString());
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    }
  }

  private CommandLine commands() {
    return CommandModel.of(streams, environment, runBegins);
  }

  /** Whether the command is a check, even if the arguments are invalid. */
  private boolean isCheck(String... args) {
    CommandSpec command = commands().getCommandSpec();
    String before = "";
    for (String arg : args) {
      Optional<CommandLine> subcommand =
          Optional.ofNullable(command.subcommands().get(arg));
      if (subcommand.isPresent() && !takesValue(command.findOption(before))) {
        command = subcommand.get().getCommandSpec();
      }
      before = arg;
    }
    return command.name().equals(CheckCommand.NAME);
  }

  /** Rejects a value for a flag: {@code --dry-run=no} would otherwise set it. */
  private static void checkFlags(CommandSpec run, String... args) {
    for (String arg : args) {
      String name = DisplayText.name(arg);
      @Nullable OptionSpec option = run.findOption(name);
      if (arg.contains("=") && option != null && !takesValue(option)) {
        throw new UsageException(name + " takes no value: give it, or leave it out");
      }
    }
  }

  private static boolean takesValue(@Nullable OptionSpec option) {
    return option != null && option.arity().max() > 0;
  }

  private static void checkOrder(ParseResult parsed) {
    ParseResult command = parsed;
    while (command.hasSubcommand()) {
      if (!command.matchedOptions().isEmpty()) {
        throw new UsageException(firstOption(parsed) + " must come after "
            + command.subcommand().commandSpec().name() + ", like all its options");
      }
      command = command.subcommand();
    }
  }

  private static String firstOption(ParseResult parsed) {
    return parsed.originalArgs().stream()
        .filter(arg -> arg.startsWith("-"))
        .findFirst()
        .map(DisplayText::name)
        .orElseThrow();
  }
}
