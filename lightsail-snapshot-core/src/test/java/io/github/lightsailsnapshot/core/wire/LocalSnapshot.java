package io.github.lightsailsnapshot.core.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** A snapshot in the account, which a test may change at any time, also into one that Lightsail should never send. */
public final class LocalSnapshot {
  private final ObjectNode item;
  private final Moment born;
  private After shown = After.now();
  private After settled = After.never();
  private String finalState = "available";
  private Optional<Moment> gone = Optional.empty();
  private After hidden = After.now();

  LocalSnapshot(ObjectNode item, Moment born) {
    this.item = item;
    this.born = born;
  }

  /** Stays in this state, whether Lightsail knows it or not. */
  public synchronized LocalSnapshot state(String state) {
    settled = After.never();
    return set("state", state);
  }

  /** Is pending until then, counted from when it was added, and in {@code state} from then on. */
  public synchronized LocalSnapshot settles(String state, After when) {
    item.put("state", "pending");
    finalState = state;
    settled = when;
    return this;
  }

  public synchronized LocalSnapshot tag(String key, String value) {
    item.withArray("tags").addObject().put("key", key).put("value", value);
    return this;
  }

  /** The instance had this disk attached, which has a creation time of its own. */
  public synchronized LocalSnapshot attachedDisk(String name, Instant createdAt) {
    ObjectNode disk = item.withArray("fromAttachedDisks").addObject().put("name", name);
    disk.put("createdAt", Json.time(createdAt)).put("path", "/dev/xvdf").put("sizeInGb", 8);
    return this;
  }

  /** Is a copy of one of Lightsail's automatic snapshots. */
  public synchronized LocalSnapshot fromAutomatic() {
    item.put("isFromAutoSnapshot", true);
    return this;
  }

  public synchronized LocalSnapshot createdAt(Instant createdAt) {
    item.put("createdAt", Json.time(createdAt));
    return this;
  }

  /** Any other field as text; {@link #set(String, JsonNode)} for those that are not. */
  public synchronized LocalSnapshot set(String field, String value) {
    item.put(field, value);
    return this;
  }

  public synchronized LocalSnapshot set(String field, JsonNode value) {
    item.set(field, value);
    return this;
  }

  /** Lacks this field. */
  public synchronized LocalSnapshot without(String field) {
    item.remove(field);
    return this;
  }

  /** What is known of it, apart from how it settles. The copy is the caller's. */
  public synchronized ObjectNode json() {
    return item.deepCopy();
  }

  synchronized LocalSnapshot shows(After when) {
    shown = when;
    return this;
  }

  synchronized void goes(Moment now, After when) {
    gone = Optional.of(now);
    hidden = when;
  }

  synchronized String name() {
    return item.path("name").asText("");
  }

  synchronized boolean exists() {
    return gone.isEmpty();
  }

  synchronized boolean listed(Moment now) {
    return shown.reached(born, now)
        && gone.filter(then -> hidden.reached(then, now)).isEmpty();
  }

  synchronized ObjectNode at(Moment now) {
    ObjectNode copy = item.deepCopy();
    return settled.reached(born, now) ? copy.put("state", finalState) : copy;
  }
}
