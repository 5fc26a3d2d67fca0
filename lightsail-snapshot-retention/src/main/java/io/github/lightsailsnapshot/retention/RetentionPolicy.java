package io.github.lightsailsnapshot.retention;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Argues for the snapshots that should stay. What no policy argues for may go.
 *
 * <p>A policy is a pure function: the same history gives the same answer, on any thread. {@link Keep} makes the usual ones;
 * one's own is a lambda, or better {@link #of(String, Function)}, which gives it a name to be read in reasons and reports.
 * Policies combine with {@link #or(RetentionPolicy) or}, text in a configuration becomes one by {@link #parse(String)}, and
 * {@link RetentionPlan#of} decides by it.
 *
 * <p>The {@code toString()} of a policy that was parsed reads back as an equal one. So does that of the rules of {@link Keep} and
 * their combinations, but where a counting word stands twice or a tag has no text, which no parser reads; and that of a
 * function only where a word of its own stands for it.
 *
 * <p>A policy cannot lose the last backup: {@link RetentionPlan} keeps it whatever a policy says.
 */
@FunctionalInterface
public interface RetentionPolicy {

  /**
   * The snapshots that should stay.
   *
   * @param history what there is to judge, newest first
   * @return some of the history's snapshots, in any order
   */
  Collection<Snapshot> keep(History history);

  /**
   * The snapshots that should stay, each with the rules that want it, for example {@code daily 7}.
   *
   * @param history what there is to judge, newest first
   * @return the same snapshots as {@link #keep(History)}, each with at least one reason
   */
  default Map<Snapshot, List<String>> explain(History history) {
    return Explanation.of(this, Explanation.UNNAMED.get(0), history);
  }

  /**
   * A policy that keeps what this one or the other one keeps: {@link #anyOf} of the two.
   *
   * @param other the other policy
   * @return the two combined
   * @throws NullPointerException if {@code other} is null
   */
  default RetentionPolicy or(RetentionPolicy other) {
    return anyOf(this, Objects.requireNonNull(other, "other"));
  }

  /**
   * A policy that keeps what any of several policies keeps. Each looks at the whole history on its own. No class of a policy
   * can change how it is combined here, which it can by overriding {@link #or}.
   *
   * <p>A rule of {@link Keep} that is given twice counts once, and so does the same object. Policies of one's own are all
   * asked, equal or not.
   *
   * @param first a policy
   * @param more further policies
   * @return the policies combined; reasons are listed in the order in which the policies were given
   * @throws NullPointerException if a policy is null
   */
  static RetentionPolicy anyOf(RetentionPolicy first, RetentionPolicy... more) {
    return AnyOf.of(Stream.concat(Stream.of(first), Stream.of(more)).toList());
  }

  /**
   * A policy of one's own with a name, which is its reason and its {@code toString()}, there in quotes if it could be read as
   * rules.
   *
   * @param name what the policy is called, not blank
   * @param keep chooses the snapshots that should stay
   * @return the policy
   * @throws IllegalArgumentException if the name is blank
   */
  static RetentionPolicy of(
      String name, Function<? super History, ? extends Collection<Snapshot>> keep) {
    return new NamedPolicy(name, keep);
  }

  /**
   * The policy that a text describes: rules separated by commas, such as {@code last=3, daily=7, weekly=5}, or in sequence,
   * such as {@code last=3 then daily=7}. {@link PolicyParser} has the grammar. It knows no words of one's own: {@link #valueOf}
   * and {@link PolicyParser} do.
   *
   * @param text the text
   * @return the policy, whose {@code toString()} is the text in its canonical form
   * @throws IllegalArgumentException if the text is no policy; the message names the word, its column and what is allowed
   */
  static RetentionPolicy parse(String text) {
    return PolicyParser.standard().parse(text);
  }

  /**
   * The policy that a text describes, with the words of other jars: {@link PolicyParser#discovered()} reads it. Its name is
   * the one by which frameworks turn text into a value, so that Spring Boot and MicroProfile Config bind a setting such as {@code
   * keep: "last=3, daily=7"} to a {@code RetentionPolicy} without a converter.
   *
   * @param text the text
   * @return the policy
   * @throws IllegalArgumentException if the text is no policy, or a word on the class path cannot be used
   */
  static RetentionPolicy valueOf(String text) {
    return PolicyParser.discovered().parse(text);
  }
}
