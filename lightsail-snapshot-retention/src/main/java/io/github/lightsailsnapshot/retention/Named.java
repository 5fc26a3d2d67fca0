package io.github.lightsailsnapshot.retention;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A function of the host's under a name. */
record Named(String name, Function<History, ? extends Collection<Snapshot>> chooser)
    implements RetentionPolicy {

  Named {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException(
          "A policy needs a name: it is the reason that people read");
    }
    if (chooser == null) {
      throw new IllegalArgumentException(
          "Policy \"" + name + "\" needs a function that chooses what to keep");
    }
  }

  @Override
  public Collection<Snapshot> keep(History history) {
    return chooser.apply(history);
  }

  @Override
  public Map<Snapshot, List<String>> explain(History history) {
    return Explanation.of(this, name, history);
  }

  @Override
  public String toString() {
    return name;
  }
}
