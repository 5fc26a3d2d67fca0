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

  public boolean writesDocument() {
    return output == OutputFormat.JSON;
  }

  public TerminalOutput screen(ProcessStreams streams) {
    return writesDocument() ? TerminalOutput.besideDocument(streams) : TerminalOutput.of(streams);
  }

  public DocumentOutput documents(ProcessStreams streams) {
    return new DocumentOutput(streams, writesDocument());
  }
}
