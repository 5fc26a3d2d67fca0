package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** The account of a fleet's world: what there really is and was. It checks every creation and deletion when it takes effect. */
final class FleetRegion {
  private final VirtualScheduler scheduler;
  private final SeededRandom seeded;
  private final SlotTimes slots;
  private final Map<String, Item> items = new LinkedHashMap<>();
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingInt(Due::number));
  private int dues;
  private boolean calm;

  FleetRegion(VirtualScheduler scheduler, SeededRandom seeded, SlotTimes slots) {
    this.scheduler = scheduler;
    this.seeded = seeded;
    this.slots = slots;
  }

  /** A snapshot, as it is or was, and when it was deleted. */
  private record Item(Snapshot snapshot, Optional<Instant> deletedAt) {
    boolean isThere() {
      return deletedAt.isEmpty();
    }

    boolean isListed(Instant asOf) {
      return !snapshot.createdAt().isAfter(asOf)
          && deletedAt.filter(at -> !at.isAfter(asOf)).isEmpty();
    }
  }

  private record Due(Instant at, int number, Runnable effect) {}

  static SnapshotNaming namingOf(String source) {
    return SnapshotNaming.ofSource(source);
  }

  /** Puts in what was there before the story begins. */
  void begin(Snapshot snapshot) {
    items.put(snapshot.name(), new Item(snapshot, Optional.empty()));
  }

  void bring(Instant at, Runnable effect) {
    due.add(new Due(at, dues++, effect));
  }

  private void settle() {
    while (!due.isEmpty() && !due.peek().at().isAfter(scheduler.instant())) {
      due.remove().effect().run();
    }
  }

  /** What a listing shows that is some time behind. */
  Listing list(Duration lag) {
    settle();
    Instant asOf = scheduler.instant().minus(lag);
    return new Listing(
        items.values().stream()
            .filter(item -> item.isListed(asOf))
            .map(Item::snapshot)
            .toList(),
        List.of(),
        Optional.of(scheduler.instant()));
  }

  List<Snapshot> of(String source) {
    settle();
    return items.values().stream()
        .filter(Item::isThere)
        .map(Item::snapshot)
        .filter(snapshot -> snapshot.source().name().equals(source))
        .toList();
  }

  boolean isThere(String name) {
    settle();
    return items.containsKey(name) && items.get(name).isThere();
  }

  boolean wasMade(String name) {
    return items.containsKey(name);
  }

  Instant create(String source, String name) {
    settle();
    if (isThere(name)) {
      throw new SnapshotException.NameTaken("Could not create " + name + ": in use");
    }
    Instant now = scheduler.instant();
    check(!items.containsKey(name), Invariant.NAME_ONCE, name);
    checkSlot(source, name);
    items.put(
        name,
        new Item(
            Snapshot.available(name, source, now)
                .withSourceId("arn:" + source)
                .withState(State.PENDING),
            Optional.empty()));
    decideFate(name, now);
    return now;
  }

  private void decideFate(String name, Instant now) {
    SplittableRandom random = seeded.draw("the fate", items.size(), 0);
    int luck = calm ? 50 : random.nextInt(100);
    if (luck < 97) {
      State end = luck < 4 ? State.ERROR : State.AVAILABLE;
      bring(now.plusSeconds(random.nextInt(calm ? 60 : 900)), () -> settled(name, end));
    }
  }

  /** From now on, every snapshot is available soon. */
  void calm() {
    calm = true;
  }

  private void settled(String name, State end) {
    Item item = items.get(name);
    if (item != null && item.isThere()) {
      items.put(name, new Item(item.snapshot().withState(end), Optional.empty()));
    }
  }

  /** At most one that did not fail, whether it is still there or not. */
  private void checkSlot(String source, String name) {
    SnapshotNaming naming = namingOf(source);
    Instant slot = naming.timeIn(name).orElseThrow();
    if (slots.length().isEmpty()) {
      return;
    }
    check(slots.start(slot).equals(slot), Invariant.SLOT_OF_THE_SERVICE, name);
    List<String> others = items.values().stream()
        .map(Item::snapshot)
        .filter(other -> naming.owns(other, source) && other.state() != State.ERROR)
        .filter(other -> !other.createdAt().isBefore(slot.minus(JobPlan.CLOCKS_MAY_DIFFER)))
        .map(Snapshot::name)
        .filter(other -> naming.timeIn(other).equals(Optional.of(slot)))
        .toList();
    check(others.isEmpty(), Invariant.ONE_A_SLOT, name + " beside " + others);
  }

  /** Of two snapshots that hosts took at the same moment, either may stay. */
  void delete(Snapshot asked) {
    settle();
    Item item = items.get(asked.name());
    if (item == null || !item.isThere()) {
      throw new SnapshotException.NotFound("Could not delete " + asked.name() + ": there is none");
    }
    Snapshot snapshot = item.snapshot();
    String source = snapshot.source().name();
    check(namingOf(source).owns(snapshot, source), Invariant.ONLY_ITS_OWN, snapshot.name());
    if (snapshot.state() == State.AVAILABLE) {
      check(
          of(source).stream()
              .filter(other -> namingOf(source).owns(other, source))
              .filter(other -> other.state() == State.AVAILABLE)
              .filter(other -> !other.name().equals(snapshot.name()))
              .anyMatch(other -> !other.createdAt().isBefore(snapshot.createdAt())),
          Invariant.LAST_RECOVERY_POINT,
          snapshot.name());
    }
    checkName(snapshot, source);
    items.put(asked.name(), new Item(snapshot, Optional.of(scheduler.instant())));
  }

  private void checkName(Snapshot snapshot, String source) {
    if (slots.length().isPresent()) {
      Instant slot = namingOf(source).timeIn(snapshot.name()).orElse(Instant.MIN);
      boolean isFree = slot.equals(Instant.MIN)
          || !slots
              .end(slot)
              .plus(JobPlan.ASKED_FOR)
              .plus(JobPlan.CLOCKS_MAY_DIFFER)
              .isAfter(scheduler.instant());
      check(isFree, Invariant.NAME_STAYS, snapshot.name());
    }
  }

  static void check(boolean holds, Invariant rule, String details) {
    if (!holds) {
      throw new Violation(rule, details);
    }
  }

  static void check(boolean holds, Invariant rule, Supplier<String> details) {
    if (!holds) {
      throw new Violation(rule, details.get());
    }
  }

  List<String> names() {
    return new ArrayList<>(items.keySet());
  }
}
