package io.github.lightsailsnapshot.examples.simulator;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a client asks for.
 *
 * @param hosts the values of the header {@code Host}
 */
record Request(String method, List<String> hosts, URI uri) {
  private static final Set<String> METHODS = Set.of("GET", "HEAD");
  private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost");

  /** Why this request gets no page. A foreign name that leads to this machine is another site's (DNS rebinding). */
  Optional<Answer> refusal(int port) {
    if (hosts.size() != 1 || NAMES.stream().noneMatch(name -> isHost(name, port))) {
      return Optional.of(Answer.text(
          421, "This is a page for http://127.0.0.1:" + port + "/ and no other address."));
    }
    if (!METHODS.contains(method)) {
      return Optional.of(Answer.text(405, "The simulator answers GET and HEAD only."));
    }
    if (query().length() > Limits.LONGEST_QUERY) {
      return Optional.of(Answer.text(
          414, "The address is too long: at most " + Limits.LONGEST_QUERY + " characters."));
    }
    return Optional.empty();
  }

  private boolean isHost(String name, int port) {
    return hosts.get(0).equalsIgnoreCase(name + ":" + port)
        || (port == 80 && hosts.get(0).equalsIgnoreCase(name));
  }

  /** The part behind the question mark, as it was sent. */
  String query() {
    return uri.getRawQuery() == null ? "" : uri.getRawQuery();
  }
}
