package io.github.lightsailsnapshot.retention.testing;

import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a policy against laws, over random histories: {@code PolicyLaws.of(policy).check()} throws an {@link
 * AssertionError} that contains the broken law, the smallest history found that breaks it, and the seed with which to
 * reproduce it by {@link #check(long)}. Immutable.
 *
 * <p>All the policies of {@link io.github.lightsailsnapshot.retention.Keep} obey all laws. A custom policy should obey
 * all laws, with the possible exception of {@link Law#PRUNING_TWICE_CHANGES_NOTHING}. For example, "every third
 * snapshot" cannot obey it, which is a disadvantage, because a new plan is created after each new snapshot.
 */
public final class PolicyLaws {
  private static final int HISTORIES = 1_000;

  private final RetentionPolicy policy;
  private final Set<Law> laws;
  private final int histories;

  private PolicyLaws(RetentionPolicy policy, Set<Law> laws, int histories) {
    this.policy = policy;
    this.laws = laws;
    this.histories = histories;
  }

  /** A property that a policy should have for every history. */
  public enum Law {
    /**
     * It neither throws an exception nor returns null, even for an empty history, and it does not modify the history.
     */
    ANSWERS_EVERY_HISTORY("answers every history, and changes nothing in it"),
    /** It keeps only snapshots of its history. */
    KEEPS_ONLY_WHAT_IT_WAS_GIVEN("keeps only what is in its history"),
    /** {@code explain} returns the same snapshots as {@code keep}, each with a reason. */
    EXPLAINS_WHAT_IT_KEEPS(
        "explains the snapshots that it keeps, and no others, each with a reason"),
    /** It returns the same result for the same history, regardless of other calls. */
    SAME_HISTORY_SAME_ANSWER("gives the same answer to the same history"),
    /** A plan for the snapshots that a plan keeps deletes none of them. */
    PRUNING_TWICE_CHANGES_NOTHING("keeps all that it kept when asked again");

    private final String text;

    Law(String text) {
      this.text = text;
    }

    /** Returns the law as a sentence without a subject. */
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * Creates a check of all laws with a thousand histories.
   *
   * @param policy the policy to check
   * @return the check; {@link #check()} executes it
   */
  public static PolicyLaws of(RetentionPolicy policy) {
    return new PolicyLaws(
        Objects.requireNonNull(policy, "policy"), EnumSet.allOf(Law.class), HISTORIES);
  }

  /**
   * Returns this check without one law.
   *
   * @param law the law that the policy need not obey
   * @return the check
   * @throws IllegalArgumentException if no law is left
   */
  public PolicyLaws except(Law law) {
    Set<Law> others = EnumSet.copyOf(laws);
    others.remove(Objects.requireNonNull(law, "law"));
    if (others.isEmpty()) {
      throw new IllegalArgumentException("Without \"" + law + "\" no law is left to check");
    }
    return new PolicyLaws(policy, others, histories);
  }

  /**
   * Returns this check with another number of histories.
   *
   * @param count how many histories, at least 1
   * @return the check
   * @throws IllegalArgumentException if {@code count} is less than 1
   */
  public PolicyLaws histories(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(count + " histories check nothing; at least 1 is needed");
    }
    return new PolicyLaws(policy, laws, count);
  }

  /**
   * Checks the policy with the histories of the seeds from 0.
   *
   * @throws AssertionError if the policy breaks a law
   */
  public void check() {
    for (long seed = 0; seed < histories; seed++) {
      check(seed);
    }
  }

  /**
   * Checks the policy with the history of one seed, for example that of an earlier failure.
   *
   * @param seed the seed
   * @throws AssertionError if the policy breaks a law
   */
  public void check(long seed) {
    RandomHistory history = RandomHistory.of(seed);
    for (Law law : laws) {
      if (breach(law, history).isPresent()) {
        throw broken(law, smallest(law, history));
      }
    }
  }

  private Optional<LawCheck.Breach> breach(Law law, RandomHistory history) {
    return new LawCheck(policy, history).breach(law);
  }

  private AssertionError broken(Law law, RandomHistory history) {
    LawCheck.Breach breach =
        breach(law, history).orElse(new LawCheck.Breach("not every time that it is asked", null));
    String message = "Policy \"" + policy + "\" breaks the law that a policy " + law + ": "
        + breach.how() + "\nby the history of " + history;
    return new AssertionError(message, breach.thrown());
  }

  /** Removes snapshots one by one while the law is still broken. */
  private RandomHistory smallest(Law law, RandomHistory history) {
    for (int i = 0; i < history.snapshots().size(); i++) {
      RandomHistory smaller = without(i, history);
      if (breach(law, smaller).isPresent()) {
        return smallest(law, smaller);
      }
    }
    return history;
  }

  private static RandomHistory without(int index, RandomHistory history) {
    List<Snapshot> others = new ArrayList<>(history.snapshots());
    others.remove(index);
    return history.with(others);
  }
}
