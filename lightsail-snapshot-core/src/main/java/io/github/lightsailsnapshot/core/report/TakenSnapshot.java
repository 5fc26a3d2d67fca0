package io.github.lightsailsnapshot.core.report;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The snapshot of a run: the run either created it or found it in its slot.
 *
 * @param name its name
 * @param origin whether the run created or found it
 * @param state its state when the run last saw it
 * @param createdAt when it was created, by the service's clock, if known
 */
public record TakenSnapshot(
    String name, Origin origin, Snapshot.State state, Optional<Instant> createdAt) {

  /** The origin of the snapshot of a run. */
  public enum Origin {
    /** The run requested it. */
    CREATED,
    /** It already existed: an earlier run or another host requested it for the same slot. */
    FOUND
  }

  /**
   * Returns a snapshot that the run found instead of creating one.
   *
   * @param snapshot the snapshot
   * @return the run's snapshot
   */
  public static TakenSnapshot found(Snapshot snapshot) {
    return new TakenSnapshot(
        snapshot.name(), Origin.FOUND, snapshot.state(), Optional.of(snapshot.createdAt()));
  }

  /**
   * Returns this snapshot with the state and creation time that a listing shows.
   *
   * @param snapshot the snapshot in the listing
   * @return the updated snapshot
   */
  public TakenSnapshot seen(Snapshot snapshot) {
    return new TakenSnapshot(name, origin, snapshot.state(), Optional.of(snapshot.createdAt()));
  }

  /**
   * Returns whether an instance can be restored from this snapshot.
   *
   * @return whether the snapshot was available when the run last saw it
   */
  public boolean isAvailable() {
    return state == Snapshot.State.AVAILABLE;
  }

  @Override
  public String toString() {
    String how = origin == Origin.CREATED ? "Created " : "Found ";
    String since =
        origin == Origin.FOUND ? createdAt.map(time -> ", created " + time).orElse("") : "";
    return how + name + " (" + state.name().toLowerCase(Locale.ROOT) + since + ")";
  }
}
