package io.github.lightsailsnapshot.retention;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of one snapshot, on which retention decisions are based.
 *
 * @param name the snapshot's name, unique in its region; not blank
 * @param source what the snapshot was taken of
 * @param createdAt when the snapshot was created, by the clock of the service that holds it
 * @param state the state of the snapshot
 * @param sizeGb the size of the source's disk in GB, which is not the billed size; 0 if unknown
 * @param tags the snapshot's tags, by key; a tag without a value has an empty one
 * @param fromAutomatic whether it is a kept copy of one of Lightsail's automatic snapshots
 */
public record Snapshot(
    String name,
    SourceRef source,
    Instant createdAt,
    State state,
    int sizeGb,
    Map<String, String> tags,
    boolean fromAutomatic) {

  /** The state of a snapshot. Only {@link #AVAILABLE} snapshots can be restored from, so only they count as backups. */
  public enum State {
    /** The snapshot is still being taken. */
    PENDING,
    /** The snapshot is complete: a recovery point. */
    AVAILABLE,
    /** The snapshot failed. */
    ERROR,
    /** The service reports an unknown state. */
    UNKNOWN
  }

  /**
   * Orders snapshots newest first. Snapshots of the same instant are ordered by name, so that the order is
   * deterministic.
   */
  public static final Comparator<Snapshot> NEWEST_FIRST =
      Comparator.comparing(Snapshot::createdAt).reversed().thenComparing(Snapshot::name);

  /**
   * Checks the components and copies the tags. Other kinds of text, such as a script's, are converted to strings.
   *
   * @throws IllegalArgumentException if a component or the key or value of a tag is missing, the name is blank or the
   *     size is negative
   */
  public Snapshot {
    require(name != null && !name.isBlank(), "A snapshot needs a name");
    require(source != null, "Snapshot " + name + " needs its source");
    require(createdAt != null, "Snapshot " + name + " needs the time of its creation");
    require(state != null, "Snapshot " + name + " needs a state");
    require(
        sizeGb >= 0, "Snapshot " + name + " cannot have " + sizeGb + " GB: the size is at least 0");
    require(tags != null, "Snapshot " + name + " needs tags, if only none");
    tags = checked(tags, name);
  }

  /** Scripts can pass objects that are not strings, which could never be found in the map. */
  private static Map<String, String> checked(Map<?, ?> tags, String name) {
    Map<String, String> checked = new HashMap<>();
    tags.forEach((key, value) -> checked.put(text(key, name), text(value, name)));
    return Map.copyOf(checked);
  }

  private static String text(@Nullable Object part, String name) {
    require(
        part instanceof CharSequence,
        "Snapshot " + name + " has a tag whose key or value is not text but " + part);
    return String.valueOf(part);
  }

  /**
   * Creates an available snapshot with default values, to test a policy or as the starting point for other snapshots:
   * {@code Snapshot.available(name, source, createdAt).withSourceId(arn).withSizeGb(40)}. The id of the source is its
   * name. Code that uses this method remains source-compatible if this record gets additional components.
   *
   * @param name the snapshot's name
   * @param source the name of the instance
   * @param createdAt when it was created
   * @return the snapshot, without tags, of size 0
   * @throws IllegalArgumentException if a value is missing
   */
  public static Snapshot available(String name, String source, Instant createdAt) {
    require(source != null, "Snapshot " + name + " needs the name of its source");
    return new Snapshot(name, SourceRef.of(source), createdAt, State.AVAILABLE, 0, Map.of(), false);
  }

  /**
   * The same snapshot of another source.
   *
   * @param other what it was taken of
   * @return a copy of that source
   */
  public Snapshot withSource(SourceRef other) {
    return new Snapshot(name, other, createdAt, state, sizeGb, tags, fromAutomatic);
  }

  /**
   * Returns a copy with another source id.
   *
   * @param other the id that distinguishes the source from others of the same name
   * @return a copy with that id
   */
  public Snapshot withSourceId(String other) {
    require(other != null, "Snapshot " + name + " needs the id of its source");
    return new Snapshot(name, source.withId(other), createdAt, state, sizeGb, tags, fromAutomatic);
  }

  /**
   * Returns a copy with another size.
   *
   * @param other the size of the source's disk in GB, at least 0
   * @return a copy with that size
   * @throws IllegalArgumentException if the size is negative
   */
  public Snapshot withSizeGb(int other) {
    return new Snapshot(name, source, createdAt, state, other, tags, fromAutomatic);
  }

  /**
   * Returns a copy that is marked as a kept copy of one of Lightsail's automatic snapshots, which no job deletes.
   *
   * @return the copy
   */
  public Snapshot asCopyOfAutomatic() {
    return new Snapshot(name, source, createdAt, state, sizeGb, tags, true);
  }

  /**
   * Returns a copy with another state.
   *
   * @param other the state
   * @return a copy in that state
   */
  public Snapshot withState(State other) {
    return new Snapshot(name, source, createdAt, other, sizeGb, tags, fromAutomatic);
  }

  /**
   * Returns a copy with other tags.
   *
   * @param others the new tags
   * @return a copy with those tags
   */
  public Snapshot withTags(Map<String, String> others) {
    return new Snapshot(name, source, createdAt, state, sizeGb, others, fromAutomatic);
  }

  /**
   * Returns whether the snapshot can be restored from.
   *
   * @return whether its state is {@link State#AVAILABLE}
   */
  public boolean isAvailable() {
    return state == State.AVAILABLE;
  }

  /** Returns the main properties on one line. */
  @Override
  public String toString() {
    return name + " (" + state.name().toLowerCase(Locale.ROOT) + ", " + createdAt + ", of "
        + source.name()
        + (fromAutomatic ? ", from an automatic one" : "")
        + (tags.isEmpty() ? "" : ", tagged " + new TreeMap<>(tags)) + ")";
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
