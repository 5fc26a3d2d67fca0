package io.github.lightsailsnapshot.examples.commandline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/**
 * Where documents for programs go: standard output.
 *
 * @param wanted whether somebody asked for them
 */
record Documents(Streams streams, boolean wanted) {

  void write(Supplier<ObjectNode> document) {
    if (wanted) {
      streams.result(document.get().toPrettyString());
    }
  }

  /** The exit status of a command that tells everything on standard output, as text or as a document. */
  int delivered(int status, int lost) {
    return streams.delivered(status, lost);
  }
}
