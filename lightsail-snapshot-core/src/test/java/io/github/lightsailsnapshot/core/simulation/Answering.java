package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.retention.History;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The policy as one execution asks it: now and then it throws instead, and it is known how often no plan came of it. */
final class Answering implements RetentionPolicy {
  private final World world;
  private final int execution;
  private final RetentionPolicy policy;
  private int asked;
  private int failures;

  Answering(World world, int execution) {
    this.world = world;
    this.execution = execution;
    this.policy = world.plan().policy();
  }

  int failures() {
    return failures;
  }

  @Override
  public Collection<Snapshot> keep(History history) {
    return explain(history).keySet();
  }

  @Override
  public Map<Snapshot, List<String>> explain(History history) {
    asked++;
    failures++;
    if (world
        .chance()
        .strikes("the policy throws", execution, asked, world.weather().faults() / 4)) {
      throw new UnsupportedOperationException("the policy throws this time");
    }
    Map<Snapshot, List<String>> explained = policy.explain(history);
    if (new HashSet<>(history.newestFirst()).containsAll(explained.keySet())) {
      failures--;
    }
    return explained;
  }

  @Override
  public String toString() {
    return policy.toString();
  }
}
