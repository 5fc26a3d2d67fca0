package io.github.lightsailsnapshot.retention;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Keeps snapshots whose age relative to the newest one is less than the span, so nothing is lost if no snapshots are
 * taken for a while.
 */
record WithinRule(Span span) implements BuiltInRule {

  static int countYoungerThan(Span span, History history) {
    return history
        .newest()
        .map(newest -> history.countAfter(span.before(newest.createdAt(), history.zone())))
        .orElse(0);
  }

  @Override
  public Collection<Snapshot> keep(History history) {
    return history.newestFirst().subList(0, countYoungerThan(span, history));
  }

  @Override
  public Map<Snapshot, List<String>> explain(History history) {
    return Explanation.of(this, "within " + span.words(), history);
  }

  @Override
  public String toString() {
    return "within=" + span;
  }
}
