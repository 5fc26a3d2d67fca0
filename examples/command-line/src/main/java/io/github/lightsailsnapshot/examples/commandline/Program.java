package io.github.lightsailsnapshot.examples.commandline;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;
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
      return commands().execute(args);
    } catch (Throwable unexpected) {
      streams.complain(unexpected);
      return ExitStatus.FAILED;
    }
  }

  private CommandLine commands() {
    return new CommandLine(new RunCommand(streams))
        .addSubcommand(new ListCommand(streams))
        .setExpandAtFiles(false)
        .setUnmatchedOptionsAllowedAsOptionParameters(false)
        .setOut(new PrintWriter(streams.out(), true, Charset.defaultCharset()))
        .setExecutionStrategy(Program::execute)
        .setParameterExceptionHandler(this::refuse)
        .setExecutionExceptionHandler((failed, command, parsed) -> end(failed));
  }

  private static int execute(ParseResult parsed) {
    if (parsed.hasSubcommand() && !parsed.matchedOptions().isEmpty()) {
      throw new ParameterException(
          parsed.commandSpec().commandLine(),
          "Options of list stand behind it, unlike " + parsed.originalArgs().get(0));
    }
    return new RunLast().execute(parsed);
  }

  private int refuse(ParameterException wrong, String[] args) {
    streams.complain(new WrongArguments(wrong, args).toString());
    return ExitStatus.USAGE;
  }

  private int end(Exception failed) {
    if (failed instanceof UsageException usage) {
      streams.complain(OneLine.message(usage));
      return ExitStatus.USAGE;
    }
    streams.complain(failed);
    return ExitStatus.FAILED;
  }
}
