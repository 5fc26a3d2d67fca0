package io.github.lightsailsnapshot.retention;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Argues for the snapshots that should stay. What no policy argues for may go.
 *
 * <p>A policy is a pure function: the same history gives the same answer, on any thread. {@link Keep} makes the usual ones;
 * one's own is a lambda, or better {@link #of(String, Function)}, which gives it a name to be read in reasons and reports.
 * Policies combine with {@link #or(RetentionPolicy) or}, and text in a configuration becomes one by {@link #parse(String)}.
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
   * A policy that keeps what this one or the other one keeps. Each looks at the whole history on its own.
   *
   * @param other the other policy
   * @return the two combined, equal ones once; reasons are listed in the order in which the policies were given
   * @throws NullPointerException if {@code other} is null
   */
  default RetentionPolicy or(RetentionPolicy other) {
    return AnyOf.of(List.of(this, Objects.requireNonNull(other, "other")));
  }

  /**
   * Decides on every snapshot.
   *
   * @param snapshots the snapshots of one source that were made by one job, in any order and state; left as they are
   * @param now the time to judge at, by the clock of the service that holds the snapshots
   * @param zone the zone whose hours, days, weeks, months and years count
   * @return a decision for each, after the guards that {@link RetentionPlan} describes
   * @throws IllegalArgumentException if a snapshot is null or a name is given twice
   * @throws NullPointerException if one of the parameters is null
   * @throws IllegalStateException if this policy throws anything at all, an {@link Error} too, or answers null or with something
   *     that was not in its history; the message names the policy, of a combination the one that failed. Only the errors of the
   *     machine itself, such as {@link OutOfMemoryError}, go on as they are
   */
  default RetentionPlan plan(Collection<Snapshot> snapshots, Instant now, ZoneId zone) {
    return RetentionPlan.of(this, snapshots, now, zone);
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
    return new Named(name, keep);
  }

  /**
   * The policy that a text describes: rules separated by commas, such as {@code last=3, daily=7, weekly=5}, or in sequence,
   * such as {@code last=3 then daily=7}. {@link PolicyParser} has the grammar, and words of one's own.
   *
   * @param text the text
   * @return the policy, whose {@code toString()} is the text in its canonical form
   * @throws IllegalArgumentException if the text is no policy; the message names the word, its column and what is allowed
   */
  static RetentionPolicy parse(String text) {
    return PolicyParser.standard().parse(text);
  }
}
