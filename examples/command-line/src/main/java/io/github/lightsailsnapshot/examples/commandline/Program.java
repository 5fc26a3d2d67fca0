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

  Program(Streams streams) {
    this.streams = streams;
  }

  int run(String... args) {
    try {
      return execute(args);
    } catch (UsageException wrong) {
      streams.complain(OneLine.message(wrong));
      return ExitStatus.USAGE;
    } catch (Throwable unexpected) {
      streams.complain(unexpected);
      return ExitStatus.FAILED;
    }
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
    return new CommandLine(new RunCommand(streams))
        .addSubcommand(new ListCommand(streams))
        .setExpandAtFiles(false)
        .setUnmatchedOptionsAllowedAsOptionParameters(false)
        .setOut(new PrintWriter(streams.out(), true, Charset.defaultCharset()));
  }

  private static void checkOrder(ParseResult parsed) {
    if (parsed.hasSubcommand() && !parsed.matchedOptions().isEmpty()) {
      throw new UsageException(
          "Options of list stand behind it, unlike " + parsed.originalArgs().get(0));
    }
  }
}
