package io.github.lightsailsnapshot.retention;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Identifies what a snapshot was taken of. Names repeat: a disk and an instance may share one, so may two instances in two regions,
 * and an instance that was deleted and created again keeps its name but not its id.
 *
 * @param name the name of the source, such as {@code web-1}
 * @param id distinguishes the source from others that have or had its name; in Lightsail its ARN
 * @param kind what the source is, such as {@code instance}, if it is known
 * @param region the region of the source, such as {@code eu-central-1}, if it is known
 */
public record SourceRef(String name, String id, Optional<String> kind, Optional<String> region) {

  /**
   * Checks that nothing is missing.
   *
   * @throws IllegalArgumentException if a component is null
   */
  public SourceRef {
    require(name, "name");
    require(id, "id");
    require(kind, "kind");
    require(region, "region");
  }

  private static void require(Object component, String what) {
    if (component == null) {
      throw new IllegalArgumentException("A source needs its " + what);
    }
  }

  /**
   * A source of which only the name matters. Its id is its name.
   *
   * @param name the name of the source
   * @return the source
   */
  public static SourceRef of(String name) {
    return new SourceRef(name, name, Optional.empty(), Optional.empty());
  }

  /**
   * The same source with another id.
   *
   * @param other distinguishes the source from others of its name
   * @return a copy with that id
   */
  public SourceRef withId(String other) {
    return new SourceRef(name, other, kind, region);
  }

  /**
   * The same source as one of a kind.
   *
   * @param other what the source is, such as {@code instance}
   * @return a copy of that kind
   */
  public SourceRef ofKind(String other) {
    return new SourceRef(name, id, Optional.of(other), region);
  }

  /**
   * The same source in a region.
   *
   * @param other the region, such as {@code eu-central-1}
   * @return a copy in that region
   */
  public SourceRef in(String other) {
    return new SourceRef(name, id, kind, Optional.of(other));
  }

  /** For people, such as {@code instance web-1 in eu-central-1}; the id is left out. */
  @Override
  public String toString() {
    return Stream.of(kind, Optional.of(name), region.map(place -> "in " + place))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }
}
