package io.github.lightsailsnapshot.retention;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Creates a plan for each step, because a function of the host can decide anything. */
final class PlannedSteps implements RollingPlan.Engine {
  private final RetentionPolicy policy;
  private final ZoneId zone;
  private List<Snapshot> held;

  PlannedSteps(RetentionPolicy policy, List<Snapshot> existing, ZoneId zone) {
    this.policy = policy;
    this.zone = zone;
    this.held = existing;
  }

  @Override
  public List<Snapshot> step(Snapshot made) {
    List<Snapshot> present = new ArrayList<>(held.size() + 1);
    present.add(made);
    present.addAll(held);
    RetentionPlan plan = RetentionPlan.of(policy, present, made.createdAt(), zone);
    held = plan.kept();
    return plan.deletions();
  }

  @Override
  public Stream<Snapshot> held() {
    return held.stream();
  }

  @Override
  public int size() {
    return held.size();
  }

  @Override
  public boolean isFilled() {
    return false;
  }
}
