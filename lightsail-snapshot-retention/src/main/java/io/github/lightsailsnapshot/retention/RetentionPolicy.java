package io.github.lightsailsnapshot.retention;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Decides which snapshots to keep. Snapshots that no policy keeps may be deleted.
 *
 * <p>A policy is a pure function: for the same history, it returns the same result, on any thread. {@link Keep}
 * provides the usual policies. A custom policy can be a lambda; prefer {@link #of(String, Function)}, which gives it a
 * name for reasons and reports. {@link #or(RetentionPolicy) or} combines policies, {@link #parse(String)} creates them
 * from text, and {@link RetentionPlan#of} applies them.
 *
 * <p>Parsing the {@code toString()} of a parsed policy yields an equal policy. The same is true for the rules of {@link
 * Keep} and their combinations, unless a counting keyword occurs twice or a tag has no text form. It is true for a
 * function only if a custom keyword provides it.
 *
 * <p>A policy cannot delete the last backup: {@link RetentionPlan} keeps it regardless of the policy.
 */
@FunctionalInterface
public interface RetentionPolicy {

  /**
   * Returns the snapshots to keep.
   *
   * @param history the snapshots to decide on, newest first
   * @return some of the history's snapshots, in any order
   */
  Collection<Snapshot> keep(History history);

  /**
   * Returns the snapshots to keep, each with the rules that keep it, for example {@code daily 7}.
   *
   * @param history the snapshots to decide on, newest first
   * @return the same snapshots as {@link #keep(History)}, each with at least one reason
   */
  default Map<Snapshot, List<String>> explain(History history) {
    return Explanation.of(this, Explanation.UNNAMED.get(0), history);
  }

  /**
   * Returns a policy that keeps the snapshots that this policy or another one keeps: {@link #anyOf} of the two.
   *
   * @param other the other policy
   * @return the combined policy
   * @throws NullPointerException if {@code other} is null
   */
  default RetentionPolicy or(RetentionPolicy other) {
    return anyOf(this, Objects.requireNonNull(other, "other"));
  }

  /**
   * Returns a policy that keeps the snapshots that any of several policies keeps. Each policy evaluates the whole
   * history. Unlike {@link #or}, this method cannot be overridden by a policy.
   *
   * <p>Duplicate rules of {@link Keep}, and duplicate references to an object, are used once. Custom policies are all
   * used, even if they are equal.
   *
   * @param first a policy
   * @param more further policies
   * @return the combined policy; reasons are listed in the order of the policies
   * @throws NullPointerException if a policy is null
   */
  static RetentionPolicy anyOf(RetentionPolicy first, RetentionPolicy... more) {
    return AnyOf.of(Stream.concat(Stream.of(first), Stream.of(more)).toList());
  }

  /**
   * Returns a custom policy with a name. The name is its reason and its {@code toString()}, in quotes if it could be
   * read as rules.
   *
   * @param name the policy's name, not blank
   * @param keep selects the snapshots to keep
   * @return the policy
   * @throws IllegalArgumentException if the name is blank
   */
  static RetentionPolicy of(
      String name, Function<? super History, ? extends Collection<Snapshot>> keep) {
    return new NamedPolicy(name, keep);
  }

  /**
   * Parses a policy: rules separated by commas, such as {@code last=3, daily=7, weekly=5}, or in sequence, such as
   * {@code last=3 then daily=7}. {@link PolicyParser} documents the grammar. This method does not support custom
   * keywords; use {@link #valueOf} or {@link PolicyParser} for them.
   *
   * @param text the text
   * @return the policy, whose {@code toString()} is the canonical form of the text
   * @throws IllegalArgumentException if the text is not a valid policy; the message names the keyword, its column and
   *     what is allowed
   */
  static RetentionPolicy parse(String text) {
    return PolicyParser.standard().parse(text);
  }

  /**
   * Parses a policy that may contain custom keywords from other JARs, with {@link PolicyParser#discovered()}.
   * Frameworks look for a method of this name to convert text, so Spring Boot and MicroProfile Config can bind a
   * setting such as {@code keep: "last=3, daily=7"} to a {@code RetentionPolicy} without a converter.
   *
   * @param text the text
   * @return the policy
   * @throws IllegalArgumentException if the text is not a valid policy, or a keyword on the class path cannot be used
   */
  static RetentionPolicy valueOf(String text) {
    return PolicyParser.discovered().parse(text);
  }
}
