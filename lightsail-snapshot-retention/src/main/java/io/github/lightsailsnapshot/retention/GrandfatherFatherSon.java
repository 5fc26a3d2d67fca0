package io.github.lightsailsnapshot.retention;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The grandfather-father-son rotation: daily sons, weekly fathers, monthly grandfathers and, optionally, yearly
 * great-grandfathers. Created by {@link Keep#grandfatherFatherSon()}.
 */
public final class GrandfatherFatherSon implements RetentionPolicy {
  private final List<CountingRule> generations;
  private final RetentionPolicy policy;

  private GrandfatherFatherSon(List<CountingRule> generations) {
    this.generations = generations;
    this.policy = new AnyOf(List.copyOf(generations));
  }

  /** Creates the rotation of independent rules. */
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
     * Sets the number of sons.
     *
     * @param days for how many days to keep one snapshot each, at least 1, or {@link Keep#ALL}
     * @return the next step
     */
    Fathers sons(int days);
  }

  /** The second step of {@link Keep#grandfatherFatherSon()}. */
  @FunctionalInterface
  public interface Fathers {
    /**
     * Sets the number of fathers.
     *
     * @param weeks for how many ISO weeks to keep one snapshot each, at least 1, or {@link Keep#ALL}
     * @return the next step
     */
    Grandfathers fathers(int weeks);
  }

  /** The last step of {@link Keep#grandfatherFatherSon()}. */
  @FunctionalInterface
  public interface Grandfathers {
    /**
     * Sets the number of grandfathers.
     *
     * @param months for how many months to keep one snapshot each, at least 1, or {@link Keep#ALL}
     * @return the policy
     * @throws IllegalArgumentException if any of the numbers is less than 1
     */
    GrandfatherFatherSon grandfathers(int months);
  }

  /**
   * Adds a yearly generation.
   *
   * @param years for how many years to keep one snapshot each, at least 1, or {@link Keep#ALL}
   * @return the extended policy
   * @throws IllegalArgumentException if {@code years} is less than 1
   */
  public GrandfatherFatherSon greatGrandfathers(int years) {
    return of(generations.get(0), generations.get(1), generations.get(2), Keep.yearly(years));
  }

  /**
   * Returns these generations as a sequence, see {@link Keep#inOrder}: each begins where the younger one ends.
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
