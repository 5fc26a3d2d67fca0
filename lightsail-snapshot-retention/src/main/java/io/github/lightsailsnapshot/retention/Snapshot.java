package io.github.lightsailsnapshot.retention;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one snapshot: the metadata that retention judges by.
 *
 * @param name the snapshot's name, unique in its region; not blank
 * @param source what the snapshot was taken of
 * @param createdAt when the snapshot was created, by the clock of the service that holds it
 * @param state how far the snapshot has come
 * @param sizeGb the size of the source's disk in GB, which is not what is billed; 0 where the service does not tell
 * @param tags the tags that the snapshot bears, by key; a tag without a value has an empty one
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

  /** How far a snapshot has come. Only {@link #AVAILABLE} ones can be restored from, so only they count as backups. */
  public enum State {
    /** Still being taken. */
    PENDING,
    /** Complete: a recovery point. */
    AVAILABLE,
    /** Taking it failed. */
    ERROR,
    /** The service itself does not know. */
    UNKNOWN
  }

  /**
   * Newest first; snapshots of the same instant in the order of their names, so that an order never depends on how the
   * snapshots came.
   */
  public static final Comparator<Snapshot> NEWEST_FIRST =
      Comparator.comparing(Snapshot::createdAt).reversed().thenComparing(Snapshot::name);

  /**
   * Checks the components and copies the tags, those that a script made of another kind of text as plain strings.
   *
   * @throws IllegalArgumentException if a component or the key or value of a tag is missing, the name is blank or the size is
   *     negative
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

  /** Scripts can hand in what is no string, which would be there and yet never be found. */
  private static Map<String, String> checked(Map<?, ?> tags, String name) {
    Map<String, String> checked = new HashMap<>();
    tags.forEach((key, value) -> checked.put(text(key, name), text(value, name)));
    return Map.copyOf(checked);
  }

  private static String text(@Nullable Object part, String name) {
    require(
        part instanceof CharSequence,
        "Snapshot " + name + " has a tag whose key or value is no text but " + part);
    return String.valueOf(part);
  }

  /**
   * An available snapshot of which nothing else matters: for trying a policy out, or as the first of several steps, which name
   * what differs: {@code Snapshot.available(name, source, createdAt).withSourceId(arn).withSizeGb(40)}. Its source's id is the
   * source's name. Code that makes snapshots in this way goes on to compile when a snapshot gains a component.
   *
   * @param name the snapshot's name
   * @param source the name of what it was taken of
   * @param createdAt when it was created
   * @return the snapshot, without tags, of size 0
   * @throws IllegalArgumentException if something is missing
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
   * The same snapshot of another source of that name.
   *
   * @param other what tells that source from its namesakes
   * @return a copy with that id
   */
  public Snapshot withSourceId(String other) {
    require(other != null, "Snapshot " + name + " needs the id of its source");
    return new Snapshot(name, source.withId(other), createdAt, state, sizeGb, tags, fromAutomatic);
  }

  /**
   * The same snapshot with another size.
   *
   * @param other the size of the source's disk in GB, at least 0
   * @return a copy with that size
   * @throws IllegalArgumentException if the size is negative
   */
  public Snapshot withSizeGb(int other) {
    return new Snapshot(name, source, createdAt, state, other, tags, fromAutomatic);
  }

  /**
   * The same snapshot as a kept copy of one of Lightsail's automatic snapshots, which no job deletes.
   *
   * @return a copy that says so
   */
  public Snapshot asCopyOfAutomatic() {
    return new Snapshot(name, source, createdAt, state, sizeGb, tags, true);
  }

  /**
   * The same snapshot in another state.
   *
   * @param other the state
   * @return a copy in that state
   */
  public Snapshot withState(State other) {
    return new Snapshot(name, source, createdAt, other, sizeGb, tags, fromAutomatic);
  }

  /**
   * The same snapshot with other tags.
   *
   * @param others the tags, in place of the present ones
   * @return a copy with those tags
   */
  public Snapshot withTags(Map<String, String> others) {
    return new Snapshot(name, source, createdAt, state, sizeGb, others, fromAutomatic);
  }

  /**
   * Whether the snapshot can be restored from.
   *
   * @return whether its state is {@link State#AVAILABLE}
   */
  public boolean isAvailable() {
    return state == State.AVAILABLE;
  }

  /** What matters of it, on one line. */
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
