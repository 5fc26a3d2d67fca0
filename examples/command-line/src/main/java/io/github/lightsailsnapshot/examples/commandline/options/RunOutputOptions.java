package io.github.lightsailsnapshot.examples.commandline.options;

import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import io.github.lightsailsnapshot.examples.commandline.output.DocumentOutput;
import io.github.lightsailsnapshot.examples.commandline.output.LogFile;
import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;
import io.github.lightsailsnapshot.examples.commandline.output.Terminal;
import io.github.lightsailsnapshot.examples.commandline.output.TerminalOutput;
import java.io.File;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the output of a run. */
public final class RunOutputOptions {
  @Option(
      names = {"-l", "--log-file"},
      paramLabel = "FILE",
      description = "Also append every line to this file, with the time in UTC.")
  private Optional<String> logFile = Optional.empty();

  @Option(
      names = {"-s", "--silent"},
      description = "Print nothing except wrong options and a log file that cannot be written.")
  private boolean silent;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print only problems, to standard error; nothing if all is well.")
  private boolean quiet;

  @Mixin(name = "Output")
  private OutputOptions output = new OutputOptions();

  @Option(
      names = "--dry-run",
      description =
          "Only show what a run would do. Nothing is changed, and no notifications are sent.")
  private boolean dryRun;

  @Mixin(name = "Output")
  private HtmlOption html = new HtmlOption();

  public HtmlOption html() {
    return html;
  }

  public boolean isDryRun() {
    return dryRun;
  }

  public void check() {
    if (html.isGiven() && !dryRun) {
      throw new UsageException(
          "--html needs --dry-run: a run reports by its lines, --output json, mail and webhook");
    }
    html.check();
    if (silent && output.writesDocument()) {
      throw new UsageException("--silent and --output json exclude each other");
    }
    if (silent && quiet) {
      throw new UsageException("--silent and --quiet exclude each other");
    }
    if (quiet && dryRun) {
      throw new UsageException(
          "--quiet and --dry-run exclude each other: a dry run only tells what a run would do");
    }
    if (silent && dryRun) {
      throw new UsageException(
          "--silent and --dry-run exclude each other: a dry run only tells what a run would do");
    }
  }

  public Optional<File> logFile() {
    return logFile.map(LogFile::named);
  }

  public TerminalOutput screen(ProcessStreams streams) {
    if (silent) {
      return TerminalOutput.dark(streams);
    }
    return quiet ? TerminalOutput.quiet(streams) : output.screen(streams);
  }

  /** Whether the screen is a terminal on which something can be drawn. */
  public boolean isDrawn(ProcessStreams streams) {
    return streams.terminal() != Terminal.NONE && !silent && !quiet && !writesDocument();
  }

  public boolean writesDocument() {
    return output.writesDocument();
  }

  public DocumentOutput documents(ProcessStreams streams) {
    return output.documents(streams);
  }
}
