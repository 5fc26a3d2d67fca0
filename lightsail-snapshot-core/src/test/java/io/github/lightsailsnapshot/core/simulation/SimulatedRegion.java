package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/** The simulated account: what there really is, what there was, who made it, and who took it away. */
final class SimulatedRegion {
  static final String SOURCE = "web-1";
  static final String OTHER_SOURCE = "web-2";
  static final String BASENAME = "nightly";
  private static final Duration NEVER = Duration.ofDays(30_000);

  private final VirtualScheduler scheduler;
  private final InMemorySnapshots present;
  private final NameHistory past = new NameHistory();
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingInt(Due::number));
  private final Map<String, Integer> makers = new HashMap<>();
  private final Set<String> foreignNames = new HashSet<>();
  private final List<Removal> removedByOthers = new ArrayList<>();

  private boolean sourceIsThere;
  private int dues;
  private Optional<Instant> meanwhile = Optional.empty();

  SimulatedRegion(VirtualScheduler scheduler) {
    this.scheduler = scheduler;
    this.present = InMemorySnapshots.ofInstances(SOURCE, OTHER_SOURCE)
        .clock(new RegionClock())
        .settlesAfter(NEVER);
  }

  /** What becomes of a pending snapshot, and when. */
  record Fate(Instant at, Snapshot pending, State state) {}

  /** A snapshot that somebody else took away. */
  record Removal(Instant at, Snapshot snapshot) {}

  /** Something that takes place at a moment, whoever looks when. */
  private record Due(Instant at, int number, Runnable effect) {}

  /** The region's clock; what was due a while ago took place then. */
  private final class RegionClock extends Clock {
    @Override
    public Instant instant() {
      return now();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  Instant now() {
    return meanwhile.orElseGet(scheduler::instant);
  }

  String renewSource() {
    sourceIsThere = true;
    return present.addInstance(SOURCE);
  }

  void removeSource() {
    present.removeInstance(SOURCE);
    sourceIsThere = false;
  }

  void bringSourceBack() {
    if (!sourceIsThere) {
      String unused = renewSource();
    }
  }

  void holdName(String name) {
    present.holdName(name);
  }

  /** Puts in a snapshot that was there before the story begins. */
  void begin(Snapshot snapshot) {
    present.put(snapshot);
    past.changed(Instant.MIN, snapshot.name(), Optional.of(snapshot));
  }

  /** The same, of a name that only resembles the job's. */
  void beginForeign(Snapshot snapshot) {
    foreignNames.add(snapshot.name());
    begin(snapshot);
  }

  /** Whether the job made it, or could have: known by who put it there, not by its name. */
  boolean isOwn(Snapshot snapshot) {
    return snapshot.source().name().equals(SOURCE)
        && !snapshot.fromAutomatic()
        && !foreignNames.contains(snapshot.name());
  }

  void bring(Fate fate) {
    bring(fate.at(), () -> {
      Snapshot settled = fate.pending().withState(fate.state());
      present.put(settled);
      past.changed(fate.at(), settled.name(), Optional.of(settled));
    });
  }

  /** Something takes place later. */
  void bring(Instant at, Runnable effect) {
    due.add(new Due(at, dues++, effect));
  }

  Instant create(String source, String name, int maker) {
    settle();
    Instant accepted = present.create(source, name).orElseThrow();
    makers.put(name, maker);
    past.changed(accepted, name, find(name));
    return accepted;
  }

  void delete(Snapshot snapshot) {
    settle();
    present.delete(snapshot);
    past.changed(now(), snapshot.name(), Optional.empty());
  }

  void deleteByOthers(Snapshot snapshot) {
    delete(snapshot);
    removedByOthers.add(new Removal(now(), snapshot));
  }

  /** Everything that there is, as it is. */
  List<Snapshot> snapshots() {
    settle();
    return present.snapshots();
  }

  Optional<Snapshot> find(String name) {
    return snapshots().stream().filter(there -> there.name().equals(name)).findFirst();
  }

  List<Snapshot> own() {
    return snapshots().stream().filter(this::isOwn).toList();
  }

  /** The good snapshots that an execution asked for and that are there. */
  List<String> madeBy(int execution) {
    return snapshots().stream()
        .filter(there -> there.state() != State.ERROR)
        .map(Snapshot::name)
        .filter(name -> makers.getOrDefault(name, 0) == execution)
        .toList();
  }

  /** The own snapshots that there are and were, each as it was last. */
  List<Snapshot> everOwn() {
    settle();
    return past.names().stream()
        .flatMap(name -> past.lastKnown(name).stream())
        .filter(this::isOwn)
        .toList();
  }

  boolean wasRemovedByOthers(Snapshot snapshot) {
    return removedByOthers.stream()
        .map(Removal::snapshot)
        .anyMatch(gone ->
            gone.name().equals(snapshot.name()) && gone.createdAt().equals(snapshot.createdAt()));
  }

  /** The snapshot of a name that was there and is no more. */
  Optional<Snapshot> gone(String name) {
    return past.lastKnown(name).filter(last -> find(name).isEmpty());
  }

  List<Removal> removedByOthers() {
    return removedByOthers;
  }

  /** What there was some time ago; the past differs for each name. */
  List<Snapshot> seenWith(Lag lag) {
    settle();
    List<Snapshot> seen = new ArrayList<>();
    for (String name : past.names()) {
      past.at(now().minus(lag.next()), name).ifPresent(seen::add);
    }
    return seen;
  }

  /** By how much the next item of a listing is behind. */
  interface Lag {
    Duration next();
  }

  /** Whether there is or was a snapshot of the job of this name. */
  boolean wasOwn(String name) {
    return past.names().contains(name) && !foreignNames.contains(name);
  }

  private void settle() {
    while (!due.isEmpty() && !due.peek().at().isAfter(now())) {
      Due next = due.remove();
      Optional<Instant> before = meanwhile;
      meanwhile = Optional.of(next.at());
      try {
        next.effect().run();
      } finally {
        meanwhile = before;
      }
    }
  }
}
