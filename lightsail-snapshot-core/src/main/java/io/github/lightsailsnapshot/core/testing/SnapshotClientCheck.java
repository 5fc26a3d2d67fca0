package io.github.lightsailsnapshot.core.testing;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.time.TimeSource;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Checks that a client of one's own keeps the contract of {@link SnapshotClient}, on which the promises of the job rest:
 * {@code SnapshotClientCheck.of(() -> clientOfAnEmptyRegion(), "web-1").check()} throws an {@link AssertionError} that names every
 * rule that is broken, and how. Immutable.
 *
 * <p>Each rule gets a client of its own. A rule creates at most two snapshots, and deletes those that are available at the end.
 */
public final class SnapshotClientCheck {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final Supplier<? extends SnapshotClient> clients;
  private final String source;
  private final Set<Rule> rules;
  private final TimeSource time;
  private final Duration wait;

  private SnapshotClientCheck(
      Supplier<? extends SnapshotClient> clients,
      String source,
      Set<Rule> rules,
      TimeSource time,
      Duration wait) {
    this.clients = clients;
    this.source = source;
    this.rules = rules;
    this.time = time;
    this.wait = wait;
  }

  /** What a client does, whatever the service behind it. */
  public enum Rule {
    /** A region without snapshots has an empty listing, which is not a failure. */
    LISTS_NOTHING_WHERE_NOTHING_IS("answers an empty listing where there are no snapshots"),
    /** A snapshot that was created is listed with its name, its source and a time of creation. */
    LISTS_WHAT_IT_CREATED("lists what it created, with its name and source"),
    /** A snapshot that was created becomes available. */
    TELLS_WHEN_A_SNAPSHOT_IS_AVAILABLE("lists a snapshot as available once it is"),
    /** A name that is in use is refused with {@code NameTaken}: the name is the lock between two hosts. */
    REFUSES_A_NAME_THAT_IS_TAKEN("refuses a name that is taken, with NameTaken"),
    /** A source that does not exist is {@code NotFound}. */
    KNOWS_NO_UNKNOWN_SOURCE("answers NotFound for a source that does not exist"),
    /** A snapshot that was deleted is not listed any more, and others are. */
    DELETES_THAT_SNAPSHOT_ALONE("deletes the snapshot that it is given, and no other one"),
    /** A snapshot that is gone is {@code NotFound}, so that a second deletion is no failure. */
    KNOWS_WHAT_IS_GONE("answers NotFound when a snapshot is gone already"),
    /** The place of the snapshots can be asked for, and makes no difference. */
    TELLS_WHERE_IT_IS("tells where its snapshots are without a failure");

    private final String text;

    Rule(String text) {
      this.text = text;
    }

    /** The rule as a sentence, without its subject. */
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A check of all rules.
   *
   * @param clients gives each rule a client of a region that has the source and no snapshots; the host closes them
   * @param source the name of a source in that region, such as an instance
   * @return the check, to be started by {@link #check()}
   */
  public static SnapshotClientCheck of(Supplier<? extends SnapshotClient> clients, String source) {
    return new SnapshotClientCheck(
        Objects.requireNonNull(clients, "clients"),
        Objects.requireNonNull(source, "source"),
        EnumSet.allOf(Rule.class),
        TimeSource.system(),
        LONGEST_WAIT);
  }

  /**
   * The same check without a rule.
   *
   * @param rule a rule that the client need not keep
   * @return the check
   * @throws IllegalArgumentException if no rule is left
   */
  public SnapshotClientCheck except(Rule rule) {
    Set<Rule> others = EnumSet.copyOf(rules);
    others.remove(Objects.requireNonNull(rule, "rule"));
    if (others.isEmpty()) {
      throw new IllegalArgumentException("Without \"" + rule + "\" no rule is left to check");
    }
    return new SnapshotClientCheck(clients, source, others, time, wait);
  }

  /**
   * The same check on another time source, such as a {@code VirtualTime} that the region behind the client uses too.
   *
   * @param other what the check waits by between two listings
   * @return the check
   */
  public SnapshotClientCheck timeSource(TimeSource other) {
    return new SnapshotClientCheck(
        clients, source, rules, Objects.requireNonNull(other, "time"), wait);
  }

  /**
   * The same check with another limit for what takes its time: until a snapshot is listed, available or gone.
   *
   * @param limit more than zero; by default a minute
   * @return the check
   * @throws IllegalArgumentException if the limit is zero or less
   */
  public SnapshotClientCheck waitTimeout(Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("The wait must be more than zero, not " + limit);
    }
    return new SnapshotClientCheck(clients, source, rules, time, limit);
  }

  /**
   * Checks the rules, in their order.
   *
   * @throws AssertionError if the client breaks one; its message has a line for each
   */
  public void check() {
    String broken = rules.stream()
        .flatMap(rule -> breach(rule).map(how -> "\n  it " + rule + ": " + how).stream())
        .collect(Collectors.joining());
    if (!broken.isEmpty()) {
      throw new AssertionError("The client does not keep its contract:" + broken);
    }
  }

  private Optional<String> breach(Rule rule) {
    SnapshotClient client =
        Objects.requireNonNull(clients.get(), "The supplier of clients answered null");
    return new ClientRuleCheck(client, source, time, wait).breach(rule);
  }
}
