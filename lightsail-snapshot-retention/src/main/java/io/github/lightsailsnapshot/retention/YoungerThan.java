package io.github.lightsailsnapshot.retention;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps snapshots that are younger than the span, so the snapshots of a stopped job expire. */
record YoungerThan(Span span) implements BuiltInRule {

  @Override
  public Collection<Snapshot> keep(History history) {
    return history
        .newestFirst()
        .subList(0, history.countAfter(span.before(history.now(), history.zone())));
  }

  @Override
  public Map<Snapshot, List<String>> explain(History history) {
    return Explanation.of(this, "younger than " + span.words(), history);
  }

  @Override
  public String toString() {
    return "younger-than=" + span;
  }
}
