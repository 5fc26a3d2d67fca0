package io.github.lightsailsnapshot.examples.commandline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.function.Supplier;

/**
 * Where documents for programs go.
 *
 * @param out standard output
 * @param wanted whether somebody asked for them
 */
record Documents(PrintStream out, boolean wanted) {

  void write(Supplier<ObjectNode> document) {
    if (wanted) {
      out.println(document.get().toPrettyString());
      out.flush();
    }
  }
}
