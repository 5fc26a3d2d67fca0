package io.github.lightsailsnapshot.examples.commandline;

import java.util.function.Supplier;

/**
 * Writes documents for programs to standard output.
 *
 * @param wanted whether documents were requested
 */
record DocumentOutput(ProcessStreams streams, boolean wanted) {

  void write(Supplier<String> document) {
    if (wanted) {
      streams.result(document.get());
    }
  }

  /** The exit status of a command whose whole result is on standard output, as text or as a document. */
  int delivered(int status, int lost) {
    return streams.delivered(status, lost);
  }
}
