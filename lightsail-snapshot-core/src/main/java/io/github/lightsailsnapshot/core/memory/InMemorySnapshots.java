package io.github.lightsailsnapshot.core.memory;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A region in memory that behaves as Lightsail does: names are unique across kinds, only known instances can be snapshotted,
 * and a snapshot is pending first. Thread-safe.
 *
 * <pre>{@code
 * InMemorySnapshots region = InMemorySnapshots.ofInstances("web-1");
 * }</pre>
 */
public final class InMemorySnapshots implements SnapshotClient {
  private static final int SIZE_GB = 40;

  private final Map<String, StoredSnapshot> stored = new TreeMap<>();
  private final Map<String, String> instances = new TreeMap<>();
  private final Set<String> otherNames = new HashSet<>();
  private final List<Fault> faults = new ArrayList<>();
  private Clock clock = Clock.systemUTC();
  private AvailabilityDelay settling = AvailabilityDelay.after(Duration.ZERO);
  private int instancesMade;

  private InMemorySnapshots() {}

  /**
   * A region with instances and no snapshots. A snapshot is available in the first listing after it was asked for.
   *
   * @param names the names of the instances
   * @return the region
   */
  public static InMemorySnapshots ofInstances(String... names) {
    InMemorySnapshots region = new InMemorySnapshots();
    List.of(names).forEach(region::addInstance);
    return region;
  }

  /**
   * Sets the region's clock, which dates the snapshots.
   *
   * @param other the clock, by default the system's
   * @return this
   */
  public synchronized InMemorySnapshots clock(Clock other) {
    clock = Objects.requireNonNull(other, "clock");
    return this;
  }

  /**
   * Snapshots asked for from now on become available after a time, by the region's clock.
   *
   * @param time how long they are pending, from zero to 1,000,000 days
   * @return this
   * @throws IllegalArgumentException if the time is shorter or longer
   */
  public synchronized InMemorySnapshots settlesAfter(Duration time) {
    settling = AvailabilityDelay.after(time);
    return this;
  }

  /**
   * Snapshots asked for from now on are pending in so many listings and available in the next one.
   *
   * @param listings how many, at least 0
   * @return this
   * @throws IllegalArgumentException if it is negative
   */
  public synchronized InMemorySnapshots settlesAfterListings(int listings) {
    settling = AvailabilityDelay.afterListings(listings);
    return this;
  }

  /**
   * Adds an instance, or puts a new one in the place of the one of that name, with another id.
   *
   * @param name the instance's name
   * @return its id
   */
  public synchronized String addInstance(String name) {
    instancesMade++;
    String id = "arn:aws:lightsail:memory:000000000000:Instance/" + name + "-" + instancesMade;
    instances.put(name, id);
    return id;
  }

  /**
   * Takes an instance away. Its snapshots stay.
   *
   * @param name the instance's name
   */
  public synchronized void removeInstance(String name) {
    instances.remove(name);
  }

  /**
   * Adds an available snapshot of an instance, as if it had been taken before.
   *
   * @param source the name of an instance
   * @param name the snapshot's name
   * @param createdAt when it was created
   * @return this
   * @throws IllegalArgumentException if there is no such instance
   */
  public synchronized InMemorySnapshots add(String source, String name, Instant createdAt) {
    String sourceId = instances.get(source);
    if (sourceId == null) {
      throw new IllegalArgumentException(
          "There is no instance " + source + "; there are " + instances.keySet());
    }
    put(Snapshot.available(name, source, createdAt).withSourceId(sourceId).withSizeGb(SIZE_GB));
    return this;
  }

  /**
   * Adds a snapshot as it is, or puts it in the place of the one of its name.
   *
   * @param snapshot the snapshot; it stays in its state
   */
  public synchronized void put(Snapshot snapshot) {
    stored.put(snapshot.name(), new StoredSnapshot(snapshot, AvailabilityDelay.never()));
  }

  /**
   * Gives a name to a disk, an address or another resource, so that no snapshot can have it.
   *
   * @param name the name
   */
  public synchronized void holdName(String name) {
    otherNames.add(name);
  }

  /** What can be told to fail. */
  public enum Operation {
    /** {@link SnapshotClient#list}. */
    LIST,
    /** {@link SnapshotClient#create}. */
    CREATE,
    /** {@link SnapshotClient#delete}. */
    DELETE
  }

  /**
   * Makes the next call fail, and change nothing, to see what a host does then. Told several times, it makes as many calls fail,
   * in this order. A job asks again after {@link SnapshotException.Throttled}, {@link SnapshotException.InvalidState} and {@link
   * SnapshotException.Unavailable}, for a minute at least; after {@link SnapshotException.AccessDenied} for example it does not.
   *
   * @param operation which call
   * @param failure what it throws
   * @return this
   */
  public synchronized InMemorySnapshots failNext(Operation operation, SnapshotException failure) {
    faults.add(new Fault(
        Objects.requireNonNull(operation, "operation"),
        Objects.requireNonNull(failure, "failure")));
    return this;
  }

  private record Fault(Operation operation, SnapshotException failure) {}

  private void failIfTold(Operation operation) {
    Optional<Fault> next =
        faults.stream().filter(fault -> fault.operation() == operation).findFirst();
    if (next.isPresent()) {
      faults.remove(next.get());
      throw next.get().failure();
    }
  }

  /**
   * The snapshots that there are, as the next listing would show them.
   *
   * @return them, by name
   */
  public synchronized List<Snapshot> snapshots() {
    return stored.values().stream().map(this::shown).toList();
  }

  @Override
  public synchronized Listing list() {
    failIfTold(Operation.LIST);
    Listing listing = new Listing(snapshots(), List.of(), Optional.of(clock.instant()));
    stored.values().forEach(StoredSnapshot::listed);
    return listing;
  }

  private Snapshot shown(StoredSnapshot snapshot) {
    return snapshot.at(clock.instant());
  }

  @Override
  public synchronized Optional<Instant> create(String source, String name) {
    failIfTold(Operation.CREATE);
    String sourceId = instances.get(source);
    if (sourceId == null) {
      throw new SnapshotException.NotFound(
          "Could not create " + name + ": there is no instance " + source);
    }
    if (stored.containsKey(name) || otherNames.contains(name) || instances.containsKey(name)) {
      throw new SnapshotException.NameTaken("Could not create " + name + ": the name is in use");
    }
    Instant now = clock.instant();
    Snapshot pending = Snapshot.available(name, source, now)
        .withSourceId(sourceId)
        .withSizeGb(SIZE_GB)
        .withState(Snapshot.State.PENDING);
    stored.put(name, new StoredSnapshot(pending, settling.from(now)));
    return Optional.of(now);
  }

  @Override
  public synchronized void delete(Snapshot snapshot) {
    failIfTold(Operation.DELETE);
    StoredSnapshot there = stored.get(snapshot.name());
    if (there == null) {
      throw new SnapshotException.NotFound(
          "Could not delete " + snapshot.name() + ": there is none");
    }
    if (shown(there).state() == Snapshot.State.PENDING) {
      throw new SnapshotException.InvalidState(
          "Could not delete " + snapshot.name() + ": it is still pending");
    }
    stored.remove(snapshot.name());
  }

  @Override
  public synchronized String toString() {
    return "In memory: instances " + instances.keySet() + ", " + stored.size() + " snapshots";
  }
}
