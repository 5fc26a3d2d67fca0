package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.wire.HostileException;
import io.github.lightsailsnapshot.retention.History;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The policy as one execution asks it: now and then it throws instead, and it is known how often no plan came of it. */
final class FlakyPolicy implements RetentionPolicy {
  private final World world;
  private final int execution;
  private final RetentionPolicy policy;
  private final Lie lie;
  private int asked;
  private int failures;
  private Instant lastNow = Instant.MIN;

  FlakyPolicy(World world, int execution) {
    this.world = world;
    this.execution = execution;
    this.policy = world.plan().policy();
    this.lie = !world.isCalm() && world.seeded().strikes("the policy's class lies", 0.15)
        ? SeededRandom.oneOf(List.of(Lie.values()), world.seeded().draw("which lie"))
        : Lie.NONE;
  }

  int failures() {
    return failures;
  }

  /** The time that it was asked to judge at last. */
  Instant lastNow() {
    return lastNow;
  }

  private RuntimeException failure() {
    return switch (world
        .seeded()
        .draw("how the policy throws", execution, asked)
        .nextInt(3)) {
      case 0 -> new HostileException();
      case 1 -> throw new OutOfMemoryError("Java heap space");
      default -> new UnsupportedOperationException("the policy throws this time");
    };
  }

  @Override
  public Collection<Snapshot> keep(History history) {
    return explain(history).keySet();
  }

  @Override
  public Map<Snapshot, List<String>> explain(History history) {
    asked++;
    failures++;
    lastNow = history.now();
    if (world
        .seeded()
        .strikes("the policy throws", execution, asked, world.faultProfile().faults() / 4)) {
      throw failure();
    }
    Map<Snapshot, List<String>> explained = policy.explain(history);
    if (new HashSet<>(history.newestFirst()).containsAll(explained.keySet())) {
      failures--;
    }
    Map<Snapshot, List<String>> told = world.seen("lie: " + lie, explained);
    return lie == Lie.ANSWERS_WITH_COPIES ? copied(told) : told;
  }

  private static Map<Snapshot, List<String>> copied(Map<Snapshot, List<String>> explained) {
    Map<Snapshot, List<String>> copies = new LinkedHashMap<>();
    explained.forEach((snapshot, reasons) ->
        copies.put(snapshot.withState(snapshot.state()), new ArrayList<>(reasons)));
    return copies;
  }

  @Override
  public RetentionPolicy or(RetentionPolicy other) {
    return switch (lie) {
      case FORGETS_ITSELF -> other;
      case FORGETS_THE_OTHER -> this;
      default -> RetentionPolicy.super.or(other);
    };
  }

  @Override
  public boolean equals(Object other) {
    return lie == Lie.EQUALS_ANYTHING || this == other;
  }

  @Override
  public int hashCode() {
    return lie == Lie.EQUALS_ANYTHING ? 0 : System.identityHashCode(this);
  }

  @Override
  public String toString() {
    if (lie == Lie.HAS_NO_NAME) {
      throw new IllegalStateException("it has no name");
    }
    return policy.toString();
  }

  /** What a class can get wrong beside its answer. */
  enum Lie {
    NONE,
    FORGETS_ITSELF,
    FORGETS_THE_OTHER,
    EQUALS_ANYTHING,
    ANSWERS_WITH_COPIES,
    HAS_NO_NAME
  }
}
