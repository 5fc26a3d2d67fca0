package io.github.lightsailsnapshot.core.report;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The snapshot of a run: the one that it made, or that it found already made for its slot.
 *
 * @param name its name
 * @param origin whether the run made it
 * @param state its state when the run last saw it
 * @param createdAt when it was created, by the clock of the service, if that is known
 */
public record TakenSnapshot(
    String name, Origin origin, Snapshot.State state, Optional<Instant> createdAt) {

  /** Where the snapshot of a run comes from. */
  public enum Origin {
    /** The run asked for it. */
    CREATED,
    /** It was there: an earlier run, or another host, asked for it in the same slot. */
    FOUND
  }

  /**
   * A snapshot that the run found instead of making one.
   *
   * @param snapshot the snapshot
   * @return the same as the run's
   */
  public static TakenSnapshot found(Snapshot snapshot) {
    return new TakenSnapshot(
        snapshot.name(), Origin.FOUND, snapshot.state(), Optional.of(snapshot.createdAt()));
  }

  /**
   * The same snapshot as a listing shows it.
   *
   * @param snapshot what the listing shows
   * @return the run's snapshot with that state and time
   */
  public TakenSnapshot seen(Snapshot snapshot) {
    return new TakenSnapshot(name, origin, snapshot.state(), Optional.of(snapshot.createdAt()));
  }

  /**
   * Whether it can be restored from.
   *
   * @return whether it was available when the run last saw it
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
