package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time in the name of a run's snapshot. With slots it is the beginning of the slot, the same on every host and every
 * retry, so that the name is a lock. Without, it is the moment of the run, and no lock.
 */
record Slot(SnapshotNaming naming, Instant start, Optional<Duration> length) {
  private static final Duration LEEWAY = Duration.ofMinutes(5);

  static Slot at(Instant now, JobSettings settings) {
    return new Slot(
        settings.naming(),
        settings.slot().map(length -> floor(now, length)).orElse(now),
        settings.slot());
  }

  private static Instant floor(Instant now, Duration length) {
    long seconds = length.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), seconds) * seconds);
  }

  boolean isLock() {
    return length.isPresent();
  }

  String name(int number) {
    return naming.nameAt(start, number);
  }

  /** Whether the name is one of this slot's: that of the first attempt, or one with a number behind. */
  boolean gave(String name) {
    return isLock()
        && naming.recognises(name)
        && (name.equals(name(1)) || name.startsWith(name(1) + "-"));
  }

  /** Since when names must stay where they are: the name of a failed snapshot of this slot is part of the lock. */
  Instant lockedSince() {
    return isLock() ? start.minus(LEEWAY) : Instant.MAX;
  }

  /** Whether a snapshot of the job is the one that this slot needs, so that no other is made. */
  boolean isServedBy(Snapshot own) {
    return gave(own.name()) && covers(own) && own.state() != Snapshot.State.ERROR;
  }

  /** Whether a snapshot was created in this slot, five minutes aside. */
  boolean covers(Snapshot snapshot) {
    Instant end = start.plus(length.orElse(Duration.ZERO));
    return !snapshot.createdAt().isBefore(start.minus(LEEWAY))
        && !snapshot.createdAt().isAfter(end.plus(LEEWAY));
  }
}
