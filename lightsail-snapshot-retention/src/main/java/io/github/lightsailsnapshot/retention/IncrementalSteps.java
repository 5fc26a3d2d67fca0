package io.github.lightsailsnapshot.retention;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * Computes each step from what changes. A snapshot joins the history when its time has come, always as the newest one,
 * and leaves it when no rule wants it any more. Those that a plan sets apart stay, and no rule sees them.
 */
final class IncrementalSteps implements RollingPlan.Engine {
  private final HeldTimeline timeline;
  private final List<RollingRule> rules;
  private final Deque<Snapshot> apart = new ArrayDeque<>();
  private final PriorityQueue<Snapshot> toCome =
      new PriorityQueue<>(Snapshot.NEWEST_FIRST.reversed());

  IncrementalSteps(RetentionPolicy policy, List<Snapshot> existing, ZoneId zone) {
    this.timeline = new HeldTimeline(zone);
    this.rules = new RollingRules(timeline, zone).of(policy);
    for (Snapshot snapshot : existing) {
      (Exclusion.of(snapshot, Instant.MAX) == null ? toCome : apart).add(snapshot);
    }
  }

  @Override
  public List<Snapshot> step(Snapshot made) {
    toCome.add(made);
    while (!toCome.isEmpty() && !toCome.peek().createdAt().isAfter(made.createdAt())) {
      Held held = timeline.add(toCome.remove());
      rules.forEach(rule -> rule.add(held));
    }
    rules.forEach(RollingRule::settle);
    return timeline.removeUnwanted();
  }

  @Override
  public Stream<Snapshot> held() {
    return Stream.of(toCome.stream(), timeline.snapshots(), apart.stream()).flatMap(all -> all);
  }

  @Override
  public int size() {
    return toCome.size() + timeline.size() + apart.size();
  }

  @Override
  public boolean isFilled() {
    return rules.stream().allMatch(RollingRule::isFilled);
  }
}
