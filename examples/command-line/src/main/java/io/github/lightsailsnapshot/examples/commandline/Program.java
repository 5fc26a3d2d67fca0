package io.github.lightsailsnapshot.examples.commandline;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Everything but the process itself: from the arguments to the exit status. Whatever goes wrong is told in one line. */
final class Program {
  private final Streams streams;
  private final Environment environment;

  Program(Streams streams, Environment environment) {
    this.streams = streams;
    this.environment = environment;
  }

  int run(String... args) {
    try {
      return execute(args);
    } catch (UsageException wrong) {
      return refused(OneLine.message(wrong), args);
    } catch (Throwable unexpected) {
      streams.complain(unexpected);
      return CheckCommand.isMeant(args)
          ? CheckCommand.unknown(streams, OneLine.of(unexpected))
          : ExitStatus.FAILED;
    }
  }

  private int refused(String why, String... args) {
    if (CheckCommand.isMeant(args)) {
      return CheckCommand.unknown(streams, why);
    }
    streams.complain(why);
    return ExitStatus.USAGE;
  }

  /** Not by picocli's own method of the name, which prints a stack trace of what it does not expect. */
  private int execute(String... args) throws Exception {
    try {
      ParseResult parsed = commands().parseArgs(args);
      checkOrder(parsed);
      return new RunLast().execute(parsed);
    } catch (ParameterException wrong) {
      throw new UsageException(new WrongArguments(wrong, args).toString());
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    }
  }

  private CommandLine commands() {
    return new CommandLine(new RunCommand(streams, environment))
        .addSubcommand(new ListCommand(streams))
        .addSubcommand(new CheckCommand(streams))
        .setExpandAtFiles(false)
        .setUnmatchedOptionsAllowedAsOptionParameters(false)
        .setOut(new PrintWriter(streams.out(), true, Charset.defaultCharset()));
  }

  private static void checkOrder(ParseResult parsed) {
    if (parsed.hasSubcommand() && !parsed.matchedOptions().isEmpty()) {
      throw new UsageException("Options of " + parsed.subcommand().commandSpec().name()
          + " stand behind it, unlike " + parsed.originalArgs().get(0));
    }
  }
}
