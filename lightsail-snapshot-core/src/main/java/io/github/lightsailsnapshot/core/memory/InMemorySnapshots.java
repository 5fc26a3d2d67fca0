package io.github.lightsailsnapshot.core.memory;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.selection.Instance;
import io.github.lightsailsnapshot.core.selection.InstanceClient;
import io.github.lightsailsnapshot.core.selection.InstanceListing;
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
 * An in-memory region that behaves like Lightsail: names are unique across all kinds of resources, snapshots can only
 * be taken of known instances, and a new snapshot is pending at first. Thread-safe.
 *
 * <pre>{@code
 * InMemorySnapshots region = InMemorySnapshots.ofInstances("web-1");
 * }</pre>
 */
public final class InMemorySnapshots implements SnapshotClient {
  private static final int SIZE_GB = 40;

  private final Map<String, StoredSnapshot> stored = new TreeMap<>();
  private final Map<String, String> instances = new TreeMap<>();
  private final Map<String, Map<String, String>> tags = new TreeMap<>();
  private final Set<String> otherNames = new HashSet<>();
  private final List<Fault> faults = new ArrayList<>();
  private Clock clock = Clock.systemUTC();
  private AvailabilityDelay settling = AvailabilityDelay.after(Duration.ZERO);
  private int instancesMade;

  private InMemorySnapshots() {}

  /**
   * Creates a region with instances and without snapshots. By default, a new snapshot is available in the next listing.
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
   * @param other the clock; by default, the system clock
   * @return this
   */
  public synchronized InMemorySnapshots clock(Clock other) {
    clock = Objects.requireNonNull(other, "clock");
    return this;
  }

  /**
   * Sets how long snapshots that are created from now on are pending, by the region's clock.
   *
   * @param time the time, from zero to 1,000,000 days
   * @return this
   * @throws IllegalArgumentException if the time is out of range
   */
  public synchronized InMemorySnapshots settlesAfter(Duration time) {
    settling = AvailabilityDelay.after(time);
    return this;
  }

  /**
   * Sets in how many listings snapshots that are created from now on are pending.
   *
   * @param listings the number of listings, at least 0; the next listing shows the snapshot as available
   * @return this
   * @throws IllegalArgumentException if it is negative
   */
  public synchronized InMemorySnapshots settlesAfterListings(int listings) {
    settling = AvailabilityDelay.afterListings(listings);
    return this;
  }

  /**
   * Adds an instance. If there is an instance of this name, it is replaced by a new one with another id.
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
   * Tags an instance, for fleets that select their sources by tag.
   *
   * @param name the name of an instance of this region
   * @param key the tag's key
   * @param value the tag's value, which can be empty
   * @return this
   */
  public synchronized InMemorySnapshots tag(String name, String key, String value) {
    tags.computeIfAbsent(name, unused -> new TreeMap<>()).put(key, value);
    return this;
  }

  /**
   * Returns the instances of this region, for a fleet that selects its sources.
   *
   * @return the instances, which change with this region
   */
  public InstanceClient instances() {
    return this::listInstances;
  }

  private synchronized InstanceListing listInstances() {
    return InstanceListing.of(instances.entrySet().stream()
        .map(instance -> new Instance(
            instance.getKey(),
            instance.getValue(),
            tags.getOrDefault(instance.getKey(), new TreeMap<>())))
        .toList());
  }

  /**
   * Removes an instance. Its snapshots are kept.
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
   * Adds a snapshot, or replaces the snapshot of the same name.
   *
   * @param snapshot the snapshot; its state never changes
   */
  public synchronized void put(Snapshot snapshot) {
    stored.put(snapshot.name(), new StoredSnapshot(snapshot, AvailabilityDelay.never()));
  }

  /**
   * Reserves a name, as if a disk or another resource had it, so that no snapshot can be created with it.
   *
   * @param name the name
   */
  public synchronized void holdName(String name) {
    otherNames.add(name);
  }

  /** The calls that {@link #failNext} can make fail. */
  public enum Operation {
    /** {@link SnapshotClient#list}. */
    LIST,
    /** {@link SnapshotClient#create}. */
    CREATE,
    /** {@link SnapshotClient#delete}. */
    DELETE
  }

  /**
   * Makes the next call of an operation fail without changing anything, to test how a host handles it. If this method
   * is called several times, that many calls fail, in this order. A job retries after {@link
   * SnapshotException.Throttled}, {@link SnapshotException.InvalidState} and {@link SnapshotException.Unavailable}, for
   * at least a minute. It does not retry after other failures, such as {@link SnapshotException.AccessDenied}.
   *
   * @param operation the operation
   * @param failure the exception that the call throws
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
   * Returns the existing snapshots, as the next listing would show them.
   *
   * @return the snapshots, sorted by name
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
