package io.github.lightsailsnapshot.core.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A Lightsail account in one region: what a test puts into it, what came of the calls, and how it behaves. Methods here
 * are somebody else's doing (the console, another host); calls that arrive over the wire are {@link #created()} and
 * {@link #deleted()}. Thread-safe.
 */
public final class LocalLightsail {
  private final Items items;
  private final Listings listings = new Listings();
  private final Pages pages = new Pages(listings);
  private final Map<String, String> instances = new HashMap<>();
  private final InstancePages instancePages = new InstancePages(instances);
  private boolean listsInstances;
  private final Set<String> heldNames = new HashSet<>();
  private final List<LocalSnapshot> snapshots = new ArrayList<>();
  private final List<String> created = new ArrayList<>();
  private final List<String> deleted = new ArrayList<>();
  private Clock clock = Clock.systemUTC();
  private int begun;
  private String finalState = "available";
  private After settled = After.listings(1);

  LocalLightsail(String region) {
    items = new Items(region);
  }

  /** Lightsail's clock, which dates snapshots and operations. */
  public synchronized LocalLightsail clock(Clock clock) {
    this.clock = clock;
    return this;
  }

  /** How snapshots that are created over the wire end; unless told otherwise, available after one listing. */
  public synchronized LocalLightsail settles(String state, After when) {
    finalState = state;
    settled = when;
    return this;
  }

  /** How it lists. */
  public Listings listings() {
    return listings;
  }

  /** Permits {@code GetInstances}, which is denied otherwise. */
  public synchronized LocalLightsail permitInstances() {
    listsInstances = true;
    return this;
  }

  synchronized ObjectNode instances(String token) {
    if (!listsInstances) {
      throw new AwsFailure(AwsError.accessDenied("lightsail:GetInstances"));
    }
    return instancePages.page(token);
  }

  /** Tags an instance, and adds it unless it is there. */
  public synchronized LocalLightsail tagInstance(String name, String key, String value) {
    String unused = instance(name);
    instancePages.tag(name, key, value);
    return this;
  }

  /** How many instances a page of {@code GetInstances} has. */
  public synchronized LocalLightsail instancePageSize(int items) {
    instancePages.pageSize(items);
    return this;
  }

  /**
   * Has an instance of this name.
   *
   * @return its ARN
   */
  public synchronized String instance(String name) {
    return instances.computeIfAbsent(name, key -> items.arn("Instance"));
  }

  /**
   * Has another instance under the name of one that was deleted; the snapshots of that one stay its own.
   *
   * @return the new one's ARN
   */
  public synchronized String recreateInstance(String name) {
    instances.remove(name);
    return instance(name);
  }

  /** Deletes an instance. Its snapshots stay. */
  public synchronized void removeInstance(String name) {
    instances.remove(name);
  }

  /** A disk, a static IP or whatever else has this name. */
  public synchronized void holdName(String name) {
    heldNames.add(name);
  }

  /** Adds an available snapshot, and the instance unless it is there. */
  public synchronized LocalSnapshot add(String name, String instance, Instant createdAt) {
    return add(items.from(items.snapshot(name, createdAt), instance, instance(instance)));
  }

  /** Adds an item as it is, however odd. */
  public synchronized LocalSnapshot add(ObjectNode item) {
    LocalSnapshot snapshot = new LocalSnapshot(item.deepCopy(), now());
    snapshots.add(snapshot);
    return snapshot;
  }

  /** Deletes a snapshot, all at once. */
  public synchronized void remove(String name) {
    snapshots.removeIf(snapshot -> snapshot.name().equals(name));
  }

  /** The snapshot that has this name now. */
  public synchronized LocalSnapshot snapshot(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("No snapshot " + name + " in " + names()));
  }

  /** The names of the snapshots that exist now, oldest in the account first, whether they are listed or not. */
  public synchronized List<String> names() {
    return snapshots.stream()
        .filter(LocalSnapshot::exists)
        .map(LocalSnapshot::name)
        .toList();
  }

  /** What was created over the wire, in order. */
  public synchronized List<String> created() {
    return List.copyOf(created);
  }

  /** What was deleted over the wire, in order. */
  public synchronized List<String> deleted() {
    return List.copyOf(deleted);
  }

  synchronized ObjectNode answer(Call call) {
    return new LightsailApi(this, items).answer(call);
  }

  Moment now() {
    return new Moment(begun, clock.instant());
  }

  Optional<LocalSnapshot> find(String name) {
    return snapshots.stream()
        .filter(LocalSnapshot::exists)
        .filter(snapshot -> snapshot.name().equals(name))
        .findFirst();
  }

  Optional<String> instanceArn(String name) {
    return Optional.ofNullable(instances.get(name));
  }

  boolean isTaken(String name) {
    return find(name).isPresent() || instances.containsKey(name) || heldNames.contains(name);
  }

  void create(ObjectNode item) {
    created.add(
        add(item).settles(finalState, settled).shows(listings.createdShow()).name());
  }

  void delete(LocalSnapshot snapshot) {
    snapshot.goes(now(), listings.deletedHide());
    deleted.add(snapshot.name());
  }

  ObjectNode list(String token) {
    begun += token.isEmpty() ? 1 : 0;
    Moment now = now();
    return pages.page(
        token,
        listings.altered(snapshots.stream()
            .filter(snapshot -> snapshot.listed(now))
            .map(snapshot -> snapshot.at(now))
            .toList()));
  }
}
