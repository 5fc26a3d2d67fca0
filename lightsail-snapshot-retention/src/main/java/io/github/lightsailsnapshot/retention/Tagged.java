package io.github.lightsailsnapshot.retention;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps what bears a tag; without a value, any value will do. */
record Tagged(String key, @Nullable String value) implements RetentionPolicy {

  Tagged {
    if (key == null || key.isBlank()) {
      throw new IllegalArgumentException("A tag needs a key");
    }
  }

  @Override
  public Collection<Snapshot> keep(History history) {
    return history.newestFirst().stream().filter(this::isBorneBy).toList();
  }

  private boolean isBorneBy(Snapshot snapshot) {
    return value == null
        ? snapshot.tags().containsKey(key)
        : value.equals(snapshot.tags().get(key));
  }

  @Override
  public Map<Snapshot, List<String>> explain(History history) {
    return Explanation.of(this, "tagged " + tag(), history);
  }

  private String tag() {
    return value == null ? key : key + ":" + value;
  }

  @Override
  public String toString() {
    return "tagged=" + tag();
  }
}
