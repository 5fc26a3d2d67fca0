package io.github.lightsailsnapshot.examples.commandline.options;

import io.github.lightsailsnapshot.examples.commandline.output.DocumentOutput;
import io.github.lightsailsnapshot.examples.commandline.output.OutputFormat;
import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;
import io.github.lightsailsnapshot.examples.commandline.output.TerminalOutput;
import picocli.CommandLine.Option;

/** The options for standard output. */
public final class OutputOptions {
  @Option(
      names = "--output",
      converter = OutputFormat.Word.class,
      completionCandidates = OutputFormat.Word.class,
      paramLabel = "text|json",
      description = "What to write to standard output; by default text.")
  private OutputFormat output = OutputFormat.TEXT;

  @Option(
      names = "--plain",
      description =
          "No colours and no moving lines on a terminal, for example for a screen reader.")
  private boolean plain;

  public boolean writesDocument() {
    return output == OutputFormat.JSON;
  }

  public TerminalOutput screen(ProcessStreams streams) {
    if (writesDocument()) {
      return TerminalOutput.besideDocument(streams);
    }
    return TerminalOutput.of(plain ? streams.plain() : streams);
  }

  public DocumentOutput documents(ProcessStreams streams) {
    return new DocumentOutput(streams, writesDocument());
  }
}
