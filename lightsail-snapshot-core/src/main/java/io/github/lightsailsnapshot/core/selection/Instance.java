package io.github.lightsailsnapshot.core.selection;

import java.util.Map;
import java.util.Objects;

/**
 * An instance, as a listing shows it.
 *
 * @param name its name, unique in its region
 * @param id what tells it from another instance of the same name, such as its ARN
 * @param tags its tags; a tag without a value has an empty one
 */
public record Instance(String name, String id, Map<String, String> tags) {

  /** Copies the tags, and checks that no component is null. */
  public Instance {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(id, "id");
    tags = Map.copyOf(tags);
  }

  /**
   * Creates an instance of which only the name is known, for a {@code JobTemplate} that needs no more.
   *
   * @param name its name, which is also its id
   * @return the instance, without tags
   */
  public static Instance named(String name) {
    return new Instance(name, name, Map.of());
  }
}
