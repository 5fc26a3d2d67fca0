package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.report.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The limit on the deletions of a whole fleet. No job deletes anything before every job has its plan or is over, so that
 * nothing is deleted anywhere if the plans together exceed the limit. Thread-safe.
 */
final class FleetCeiling {
  private final OptionalInt most;
  private final int jobs;
  private final Map<Integer, Integer> planned = new HashMap<>();
  private final List<Runnable> waiting = new ArrayList<>();
  private boolean isGivenUp;

  FleetCeiling(OptionalInt most, int jobs) {
    this.most = most;
    this.jobs = jobs;
  }

  boolean isSet() {
    return most.isPresent();
  }

  /** Registers what is to be called once every job has its plan. */
  synchronized void whenDecided(Runnable wake) {
    waiting.add(wake);
  }

  /** A job has a plan, or a new one that includes what it already deleted. */
  synchronized void plans(int job, int deletions) {
    boolean wasDecided = isDecided();
    planned.put(job, deletions);
    wakeIf(!wasDecided);
  }

  /** A job is over. What it planned still counts. */
  synchronized void ends(int job) {
    boolean wasDecided = isDecided();
    planned.putIfAbsent(job, 0);
    wakeIf(!wasDecided);
  }

  /** Some jobs can have their plans only after others are over, so that the plans are never known together. */
  synchronized void giveUp() {
    boolean wasDecided = isDecided();
    isGivenUp = true;
    wakeIf(!wasDecided);
  }

  private void wakeIf(boolean wasUndecided) {
    if (wasUndecided && isDecided()) {
      waiting.forEach(Runnable::run);
    }
  }

  /** Whether every job has its plan or is over, or this was given up. */
  synchronized boolean isDecided() {
    return isGivenUp || planned.size() == jobs;
  }

  private int total() {
    return planned.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Why a plan may not be carried out, once it is decided. */
  synchronized Optional<Problem> refusal(Set<String> attempted) {
    if (isGivenUp) {
      return Optional.of(PruningProblems.fleetNotCounted(attempted));
    }
    return total() > most.orElse(Integer.MAX_VALUE)
        ? Optional.of(PruningProblems.tooManyOfFleet(total(), most.getAsInt(), attempted))
        : Optional.empty();
  }
}
