package io.github.lightsailsnapshot.examples.commandline.output;

import java.util.function.Supplier;

/**
 * Writes documents for programs to standard output.
 *
 * @param wanted whether documents were requested
 */
public record DocumentOutput(ProcessStreams streams, boolean wanted) {

  public void write(Supplier<String> document) {
    if (wanted) {
      streams.result(document.get());
    }
  }

  /** The exit status of a command whose whole result is on standard output, as text or as a document. */
  public int delivered(int status, int lost) {
    return streams.delivered(status, lost);
  }
}
