package io.github.lightsailsnapshot.retention;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counting rules in sequence: each applies only to the periods that the earlier ones did not cover. */
record InOrder(List<NewestOfEach> rules) implements BuiltInRule {

  @Override
  public Collection<Snapshot> keep(History history) {
    return explain(history).keySet();
  }

  @Override
  public Map<Snapshot, List<String>> explain(History history) {
    SequenceState sequence = new SequenceState(history);
    rules.forEach(sequence::apply);
    Map<Snapshot, List<String>> explained = new LinkedHashMap<>();
    sequence
        .kept()
        .forEach(
            (index, reason) -> explained.put(history.newestFirst().get(index), List.of(reason)));
    return explained;
  }

  @Override
  public String toString() {
    return rules.stream().map(NewestOfEach::toString).collect(Collectors.joining(" then "));
  }
}
