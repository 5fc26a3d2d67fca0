package io.github.lightsailsnapshot.retention.testing;

import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.SourceRef;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Generates the snapshots of a {@link RandomHistory}. */
final class RandomSnapshots {
  private static final int MOST = 60;
  private static final List<ZoneId> ZONES = List.of(
      ZoneId.of("UTC"),
      ZoneId.of("Europe/London"),
      ZoneId.of("America/New_York"),
      ZoneId.of("Asia/Kolkata"),
      ZoneId.of("Australia/Lord_Howe"),
      ZoneId.of("Pacific/Apia"),
      ZoneId.of("America/St_Johns"));
  private static final List<Duration> STEPS = List.of(
      Duration.ofSeconds(30),
      Duration.ofMinutes(10),
      Duration.ofMinutes(30),
      Duration.ofHours(1),
      Duration.ofHours(6),
      Duration.ofDays(1),
      Duration.ofDays(7),
      Duration.ofDays(30),
      Duration.ofDays(200));
  private static final List<Map<String, String>> TAGS =
      List.of(Map.of("hold", ""), Map.of("hold", "yes"), Map.of("env", "prod", "hold", "no"));

  private final long seed;
  private final Random random;
  private final ZoneId zone;
  private final List<Snapshot> snapshots = new ArrayList<>();

  RandomSnapshots(long seed) {
    this.seed = seed;
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    this.zone = oneOf(ZONES);
  }

  RandomHistory history() {
    List<Instant> times = times();
    times.forEach(this::add);
    Collections.shuffle(snapshots, random);
    return new RandomHistory(seed, snapshots, now(times), zone);
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private boolean oneIn(int number) {
    return random.nextInt(number) == 0;
  }

  /** Series of regular snapshots across a calendar edge case. */
  private List<Instant> times() {
    List<Instant> times = new ArrayList<>();
    int count = random.nextInt(MOST + 1);
    Duration step = oneOf(STEPS);
    Instant time = edge().plus(step.multipliedBy(random.nextInt(MOST)));
    while (times.size() < count) {
      times.add(time);
      if (oneIn(12)) {
        step = oneOf(STEPS);
      }
      time = oneIn(40) ? edge() : next(time, step);
    }
    return times;
  }

  private Instant next(Instant time, Duration step) {
    return switch (random.nextInt(8)) {
      case 0 -> time;
      case 1 -> time.minusNanos(random.nextInt(1_000_000_000));
      case 2 -> time.minus(step.multipliedBy(random.nextInt(20)));
      default -> time.minus(step);
    };
  }

  private Instant edge() {
    int year = 1999 + random.nextInt(30);
    LocalDate day = switch (random.nextInt(5)) {
      case 0 -> LocalDate.of(year, 1, 1 + random.nextInt(7));
      case 1 -> LocalDate.of(year - year % 4, 2, 29).plusDays(random.nextInt(2));
      case 2 -> LocalDate.of(year, 1 + random.nextInt(12), 1);
      default -> clockChange(LocalDate.of(year, 1 + random.nextInt(12), 1));
    };
    return day.atStartOfDay(zone).toInstant().plusSeconds(random.nextInt(5) * 1_800L - 3_600);
  }

  private LocalDate clockChange(LocalDate after) {
    ZoneOffsetTransition change =
        zone.getRules().nextTransition(after.atStartOfDay(zone).toInstant());
    return change == null
        ? after
        : LocalDateTime.ofInstant(change.getInstant(), zone).toLocalDate();
  }

  private void add(Instant time) {
    String name = time + "." + snapshots.size();
    String sourceId = oneIn(10) ? "web-1 (made anew)" : "web-1";
    Map<String, String> tags = oneIn(6) ? oneOf(TAGS) : Map.of();
    snapshots.add(new Snapshot(
        name, SourceRef.of("web-1").withId(sourceId), time, state(), 0, tags, oneIn(30)));
  }

  private Snapshot.State state() {
    return oneIn(8) ? oneOf(List.of(Snapshot.State.values())) : Snapshot.State.AVAILABLE;
  }

  /** Usually soon after the newest snapshot; sometimes before it, so that some are dated in the future. */
  private Instant now(List<Instant> times) {
    if (times.isEmpty()) {
      return edge();
    }
    return oneIn(8) ? oneOf(times) : Collections.max(times).plus(oneOf(STEPS));
  }
}
