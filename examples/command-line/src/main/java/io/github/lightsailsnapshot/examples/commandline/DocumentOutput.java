package io.github.lightsailsnapshot.examples.commandline;

import java.util.function.Supplier;

/**
 * Where documents for programs go: standard output.
 *
 * @param wanted whether somebody asked for them
 */
record DocumentOutput(ProcessStreams streams, boolean wanted) {

  void write(Supplier<String> document) {
    if (wanted) {
      streams.result(document.get());
    }
  }

  /** The exit status of a command that tells everything on standard output, as text or as a document. */
  int delivered(int status, int lost) {
    return streams.delivered(status, lost);
  }
}
