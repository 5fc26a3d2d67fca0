package io.github.lightsailsnapshot.core.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which instances a group of a fleet takes: all, by name, or by tag, except some. Immutable.
 *
 * <pre>{@code
 * Selection.tagged("backup=yes").except("staging-*")
 * }</pre>
 */
public final class Selection {
  private final String description;
  private final Predicate<Instance> included;
  private final List<NamePattern> excluded;

  private final boolean isSingle;

  private Selection(
      String description,
      Predicate<Instance> included,
      List<NamePattern> excluded,
      boolean isSingle) {
    this.description = description;
    this.included = included;
    this.excluded = excluded;
    this.isSingle = isSingle;
  }

  /**
   * Selects every instance.
   *
   * @return the selection
   */
  public static Selection all() {
    return new Selection("all instances", instance -> true, List.of(), false);
  }

  /**
   * Selects instances by name.
   *
   * @param patterns patterns for the whole name, in which {@code *} stands for any characters and {@code ?} for one;
   *     an instance that matches any of them is selected
   * @return the selection
   * @throws IllegalArgumentException if there is no pattern, or one is blank
   */
  public static Selection named(String... patterns) {
    List<NamePattern> names = patterns(patterns, "name");
    return new Selection(
        "instances named " + joined(patterns),
        instance -> names.stream().anyMatch(name -> name.matches(instance.name())),
        List.of(),
        names.size() == 1 && names.get(0).isExact());
  }

  /**
   * Selects instances by tag.
   *
   * @param tags {@code key} for instances that have a tag, whatever its value, or {@code key=value}; an instance that has
   *     any of them is selected
   * @return the selection
   * @throws IllegalArgumentException if there is no tag, or one has no key
   */
  public static Selection tagged(String... tags) {
    List<TagPattern> all =
        Arrays.stream(required(tags, "tag")).map(TagPattern::of).toList();
    return new Selection(
        "instances tagged " + joined(tags),
        instance -> all.stream().anyMatch(tag -> tag.matches(instance.tags())),
        List.of(),
        false);
  }

  /**
   * Excludes instances by name, whatever else selects them.
   *
   * @param patterns patterns for the whole name, as for {@link #named}
   * @return a selection without those instances
   * @throws IllegalArgumentException if there is no pattern, or one is blank
   */
  public Selection except(String... patterns) {
    List<NamePattern> more = new ArrayList<>(excluded);
    more.addAll(patterns(patterns, "name to exclude"));
    return new Selection(
        description + " except " + joined(patterns), included, List.copyOf(more), isSingle);
  }

  private static List<NamePattern> patterns(String[] patterns, String what) {
    return Arrays.stream(required(patterns, what)).map(NamePattern::new).toList();
  }

  private static String[] required(String[] values, String what) {
    if (values.length == 0) {
      throw new IllegalArgumentException("A selection needs at least one " + what);
    }
    for (String value : values) {
      if (Objects.requireNonNull(value, what).isBlank()) {
        throw new IllegalArgumentException("A " + what + " must not be blank");
      }
    }
    return values.clone();
  }

  private static String joined(String[] values) {
    return Arrays.stream(values).collect(Collectors.joining(", "));
  }

  /**
   * Returns whether an instance is selected.
   *
   * @param instance the instance
   * @return whether it is included and not excluded
   */
  public boolean selects(Instance instance) {
    return included.test(instance)
        && excluded.stream().noneMatch(name -> name.matches(instance.name()));
  }

  /**
   * Returns whether no more than one instance can be selected, because it is selected by its full name.
   *
   * @return whether the selection is of one name without a wildcard
   */
  public boolean isSingle() {
    return isSingle;
  }

  /** Returns a description such as {@code instances tagged backup=yes except staging-*}. */
  @Override
  public String toString() {
    return description;
  }
}
