package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** How the job of a world is set; the same on all its hosts. */
record JobPlan(
    RetentionPolicy policy,
    ZoneId zone,
    Optional<Duration> slot,
    Duration waitTimeout,
    Optional<Duration> deadline,
    OptionalInt ceiling,
    boolean deleteFailed,
    Duration pendingTimeout,
    boolean goesOnWithoutHook) {
  private static final List<ZoneId> ZONES = List.of(
      ZoneOffset.UTC,
      ZoneId.of("Europe/Berlin"),
      ZoneId.of("America/St_Johns"),
      ZoneId.of("America/Havana"),
      ZoneId.of("Africa/Cairo"),
      ZoneId.of("Australia/Lord_Howe"),
      ZoneId.of("Pacific/Apia"));
  private static final List<Optional<Duration>> SLOTS = List.of(
      Optional.empty(),
      Optional.empty(),
      Optional.of(Duration.ofMinutes(10)),
      Optional.of(Duration.ofHours(1)),
      Optional.of(Duration.ofHours(36)),
      Optional.of(Duration.ofDays(1)),
      Optional.of(Duration.ofDays(1)),
      Optional.of(Duration.ofDays(7)));
  private static final List<Duration> WAITS = List.of(
      Duration.ZERO,
      Duration.ofSeconds(20),
      Duration.ofMinutes(5),
      Duration.ofMinutes(30),
      Duration.ofMinutes(30));

  static final Duration ASKED_FOR = Duration.ofHours(1);
  static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(5);
  static final Duration LEAST_PATIENCE = Duration.ofMinutes(1);

  static JobPlan drawn(SeededRandom seeded) {
    SplittableRandom random = seeded.draw("the job's settings");
    ZoneId zone = SeededRandom.oneOf(ZONES, random);
    Optional<Duration> slot = SeededRandom.oneOf(SLOTS, random);
    Duration wait = SeededRandom.oneOf(WAITS, random);
    return new JobPlan(
        RandomPolicies.drawn(seeded.draw("the policy")),
        zone,
        slot,
        wait,
        deadline(seeded, wait),
        random.nextInt(4) == 0 ? OptionalInt.of(1 + random.nextInt(12)) : OptionalInt.empty(),
        random.nextInt(3) == 0,
        random.nextBoolean() ? Duration.ofHours(24) : Duration.ofHours(2),
        random.nextBoolean());
  }

  /** From 10 seconds up to more than the wait. */
  private static Optional<Duration> deadline(SeededRandom seeded, Duration wait) {
    if (!seeded.strikes("a deadline", 0.15)) {
      return Optional.empty();
    }
    SplittableRandom random = seeded.draw("which deadline");
    List<Long> most = List.of(20L, 120L, wait.toSeconds() + 120, 2 * wait.toSeconds() + 900);
    return Optional.of(Duration.ofSeconds(10 + random.nextLong(SeededRandom.oneOf(most, random))));
  }

  boolean waits() {
    return !waitTimeout.isZero();
  }

  /** How long the run goes on asking for its snapshot, from the first request on. */
  Duration askingTimeout() {
    return waitTimeout.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : waitTimeout;
  }

  /** When the slot began that a moment is in; without slots the moment itself. */
  Instant slotOf(Instant moment) {
    return new SlotTimes(slot, zone).start(moment);
  }

  /** When the slot ends that a moment is in; without slots the moment itself. */
  Instant slotEndOf(Instant moment) {
    return new SlotTimes(slot, zone).end(moment);
  }

  /** Whether a name is one that a slot can have. */
  boolean isOfSomeSlot(String name) {
    return slot.isPresent()
        && ExpectedNames.timeIn(name).filter(time -> slotOf(time).equals(time)).isPresent();
  }

  /** Until when the name of a slot may be asked for. */
  Instant askedForUntil(Instant slotStart) {
    return slotEndOf(slotStart).plus(ASKED_FOR);
  }

  /** Until when no snapshot of a slot's name may be deleted. */
  Instant lockedUntil(Instant slotStart) {
    return askedForUntil(slotStart).plus(CLOCKS_MAY_DIFFER);
  }

  SnapshotJob.Builder job(SnapshotClient client, RetentionPolicy answering) {
    SnapshotJob.Builder job = SnapshotJob.builder(client, SimulatedRegion.SOURCE, answering)
        .basename(SimulatedRegion.BASENAME)
        .zone(zone)
        .waitTimeout(waitTimeout)
        .pendingTimeout(pendingTimeout);
    slot.ifPresent(job::slot);
    ceiling.ifPresent(job::maxDeletions);
    if (goesOnWithoutHook) {
      job.allowCrashConsistent();
    }
    return deleteFailed ? job.deleteFailed() : job;
  }

  @Override
  public String toString() {
    return "keep " + policy + " in " + zone
        + slot.map(length -> ", slots of " + length).orElse("")
        + ", wait " + waitTimeout
        + deadline.map(limit -> ", deadline " + limit).orElse("")
        + (ceiling.isPresent() ? ", at most " + ceiling.getAsInt() + " deletions" : "")
        + (deleteFailed ? ", delete failed ones" : "")
        + ", stuck after " + pendingTimeout
        + (goesOnWithoutHook ? ", crash-consistent if a hook fails" : "");
  }
}
