package io.github.lightsailsnapshot.retention;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The grandfather-father-son rotation: sons by the day, fathers by the week, grandfathers by the month and, if wanted,
 * great-grandfathers by the year. Made by {@link Keep#grandfatherFatherSon()}.
 */
public final class GrandfatherFatherSon implements RetentionPolicy {
  private final List<CountingRule> generations;
  private final RetentionPolicy policy;

  private GrandfatherFatherSon(List<CountingRule> generations) {
    this.generations = generations;
    this.policy = new AnyOf(List.copyOf(generations));
  }

  /** The same as independent rules. */
  RetentionPolicy independent() {
    return policy;
  }

  static GrandfatherFatherSon of(CountingRule... generations) {
    return new GrandfatherFatherSon(List.of(generations));
  }

  /** The first step of {@link Keep#grandfatherFatherSon()}. */
  @FunctionalInterface
  public interface Sons {
    /**
     * How many sons.
     *
     * @param days how many days to keep one snapshot of, at least 1, or {@link Keep#ALL}
     * @return the next step
     */
    Fathers sons(int days);
  }

  /** The second step of {@link Keep#grandfatherFatherSon()}. */
  @FunctionalInterface
  public interface Fathers {
    /**
     * How many fathers.
     *
     * @param weeks how many ISO weeks to keep one snapshot of, at least 1, or {@link Keep#ALL}
     * @return the next step
     */
    Grandfathers fathers(int weeks);
  }

  /** The last step of {@link Keep#grandfatherFatherSon()}. */
  @FunctionalInterface
  public interface Grandfathers {
    /**
     * How many grandfathers.
     *
     * @param months how many months to keep one snapshot of, at least 1, or {@link Keep#ALL}
     * @return the policy
     * @throws IllegalArgumentException if one of the numbers given is less than 1
     */
    GrandfatherFatherSon grandfathers(int months);
  }

  /**
   * Adds a generation by the year.
   *
   * @param years how many years to keep one snapshot of, at least 1, or {@link Keep#ALL}
   * @return the policy with it
   * @throws IllegalArgumentException if {@code years} is less than 1
   */
  public GrandfatherFatherSon greatGrandfathers(int years) {
    return of(generations.get(0), generations.get(1), generations.get(2), Keep.yearly(years));
  }

  /**
   * The same generations in sequence, see {@link Keep#inOrder}: each reaches back from where the younger one ends.
   *
   * @return the policy
   */
  public RetentionPolicy inOrder() {
    List<CountingRule> grandfathersAndUp = generations.subList(2, generations.size());
    return Keep.inOrder(
        generations.get(0), generations.get(1), grandfathersAndUp.toArray(CountingRule[]::new));
  }

  @Override
  public Collection<Snapshot> keep(History history) {
    return policy.keep(history);
  }

  @Override
  public Map<Snapshot, List<String>> explain(History history) {
    return policy.explain(history);
  }

  @Override
  public boolean equals(Object other) {
    return policy.equals(other);
  }

  @Override
  public int hashCode() {
    return policy.hashCode();
  }

  @Override
  public String toString() {
    return policy.toString();
  }
}
