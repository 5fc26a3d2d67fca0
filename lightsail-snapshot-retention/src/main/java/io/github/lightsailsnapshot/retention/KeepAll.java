package io.github.lightsailsnapshot.retention;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps every snapshot. */
record KeepAll() implements BuiltInRule {

  @Override
  public Collection<Snapshot> keep(History history) {
    return history.newestFirst();
  }

  @Override
  public Map<Snapshot, List<String>> explain(History history) {
    return Explanation.of(this, toString(), history);
  }

  @Override
  public String toString() {
    return "all";
  }
}
