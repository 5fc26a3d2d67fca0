package io.github.lightsailsnapshot.core.job;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.engine.FleetSettings;
import io.github.lightsailsnapshot.core.engine.HostName;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.spi.FleetListener;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.core.time.TimeLimiter;
import io.github.lightsailsnapshot.core.time.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadFactory;

/**
 * Runs many jobs at once, and reports them together.
 *
 * <pre>{@code
 * SnapshotFleet fleet = SnapshotFleet.builder()
 *     .job(SnapshotJob.builder(frankfurt, "web-1", Keep.last(7)).build())
 *     .job(SnapshotJob.builder(frankfurt, "web-2", Keep.last(7)).build())
 *     .notifier(notifier)
 *     .build();
 * FleetReport report = fleet.run();
 * }</pre>
 *
 * <p>Each job does what it would do alone, and a job that fails stops no other. Jobs that share a client share its
 * listings: one at the start, and one for each poll while any of them waits, however many they are. For {@code S} jobs
 * of a client whose snapshots are listed on {@code P} pages, a run makes {@code P + S} requests, one for each deletion,
 * and {@code P} for each poll. If the service throttles requests, all requests of the client are slowed down together,
 * and the throttled ones are repeated.
 *
 * <p>A run uses the calling thread, one more for each further client, and up to {@link Builder#parallelism} threads for
 * the requests of each client. Listeners, hooks, policies and notifiers of its jobs can be called on any of them.
 *
 * <p>Immutable and thread-safe; each call is a separate run. If the thread is interrupted, nothing new begins, each job
 * reports what was accepted and deleted, and the interrupt flag stays set.
 */
public final class SnapshotFleet {
  private final List<SnapshotJob> jobs;
  private final List<FleetGroup> groups;
  private final List<NamedSources> named;
  private final TimeSource time;
  private final FleetSettings settings;

  private SnapshotFleet(Builder builder, FleetSettings settings) {
    this.jobs = List.copyOf(builder.jobs);
    this.groups = List.copyOf(builder.groups);
    this.named = List.copyOf(builder.named);
    this.time = builder.time;
    this.settings = settings;
  }

  /**
   * Returns a builder for a fleet.
   *
   * @return a builder; its methods document the defaults
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Runs every job, as {@link SnapshotJob#run()} does.
   *
   * @return the report, including any notifiers that failed; failures never cause an exception
   */
  public FleetReport run() {
    return run(Optional.empty());
  }

  private FleetReport run(Optional<Instant> scheduledFor) {
    FleetPlan plan = plan();
    return plan.engine().run(scheduledFor, plan.selected());
  }

  private FleetPlan plan() {
    return FleetPlan.of(jobs, SelectedGroup.list(groups, time), named, settings);
  }

  /**
   * Runs every job for the time at which the fleet was scheduled, as {@link SnapshotJob#run(Instant)} does. Jobs without
   * slots run as usual.
   *
   * @param scheduledFor the time whose slots are used
   * @return the report, as for {@link #run()}
   */
  public FleetReport run(Instant scheduledFor) {
    return run(Optional.of(Objects.requireNonNull(scheduledFor, "scheduledFor")));
  }

  /**
   * Deletes what the policies do not keep, without taking snapshots, as {@link SnapshotJob#prune()} does.
   *
   * @return the report, as for {@link #run()}
   */
  public FleetReport prune() {
    FleetPlan plan = plan();
    return plan.engine().prune(plan.selected());
  }

  /**
   * Determines the current status of every job, with one listing for each client, and of the selection. It changes
   * nothing.
   *
   * @return the status of each job, and what is wrong with the selection
   */
  public FleetStatus inspect() {
    return plan().inspect();
  }

  /**
   * Returns the jobs that were added one by one.
   *
   * @return the jobs, in the order in which they were added; without those of groups, which each run creates anew
   */
  public List<SnapshotJob> jobs() {
    return jobs;
  }

  /** Returns a description such as {@code SnapshotFleet[2 jobs, 3 groups]}. */
  @Override
  public String toString() {
    return "SnapshotFleet[" + jobs.size() + (jobs.size() == 1 ? " job, " : " jobs, ")
        + groups.size() + (groups.size() == 1 ? " group]" : " groups]");
  }

  /** Builds a {@link SnapshotFleet}. Not thread-safe. */
  public static final class Builder {
    private static final int MOST_PARALLEL = 32;

    private final List<SnapshotJob> jobs = new ArrayList<>();
    private final List<FleetGroup> groups = new ArrayList<>();
    private final List<NamedSources> named = new ArrayList<>();
    private final List<Notifier> notifiers = new ArrayList<>();
    private final List<FleetListener> listeners = new ArrayList<>();
    private String name = "fleet";
    private int parallelism = 4;
    private OptionalInt maxDeletions = OptionalInt.empty();
    private Duration notifierTimeout = Notifier.TIMEOUT;
    private ThreadFactory threads = TimeLimiter.daemons("lightsail-snapshot-fleet");
    private Clock clock = Clock.systemUTC();
    private TimeSource time = TimeSource.system();
    private Optional<String> host = Optional.empty();

    private Builder() {}

    /**
     * Adds a job. Its notifiers and listeners are called as if it ran alone. Jobs share listings if they were built with
     * the same client object. In a fleet, a job's deadline is checked between calls, and does not interrupt one.
     *
     * @param job the job
     * @return this
     */
    public Builder job(SnapshotJob job) {
      jobs.add(Objects.requireNonNull(job, "job"));
      return this;
    }

    /**
     * Adds several jobs.
     *
     * @param all the jobs
     * @return this
     */
    public Builder jobs(Iterable<SnapshotJob> all) {
      all.forEach(this::job);
      return this;
    }

    /**
     * Adds a group, whose jobs each run creates anew for the instances that it selects. Each run lists the instances once
     * for each {@link FleetGroup#instances()}. It is {@link io.github.lightsailsnapshot.core.report.Outcome#FAILED} if a
     * group selects nothing, or if the instances are not listed completely; the jobs of the instances that were listed run
     * nevertheless. Snapshots that are left of instances that are gone or no longer selected are reported, and never
     * deleted.
     *
     * @param group the group
     * @return this
     */
    public Builder group(FleetGroup group) {
      groups.add(Objects.requireNonNull(group, "group"));
      return this;
    }

    /**
     * Adds several groups.
     *
     * @param all the groups
     * @return this
     */
    public Builder groups(Iterable<FleetGroup> all) {
      all.forEach(this::group);
      return this;
    }

    /**
     * Also reports snapshots that jobs from a template would have made, but whose source has no job in the fleet, and of
     * which there is no new one for two days: for sources that are named one by one, of which one may have been removed.
     * Their instances are not listed, so the report says that it is not known whether the source still exists. The report
     * is a warning, because another fleet or job may own them.
     *
     * @param client the client of jobs of this fleet, by whose listing they are found
     * @param template how the jobs of the named sources are made
     * @return this
     */
    public Builder leftoversOf(SnapshotClient client, JobTemplate template) {
      named.add(new NamedSources(
          Objects.requireNonNull(client, "client"), Objects.requireNonNull(template, "template")));
      return this;
    }

    /**
     * Sets the name of the fleet, with which its reports begin.
     *
     * @param other the name, not blank; by default, {@code fleet}
     * @return this
     */
    public Builder name(String other) {
      if (other.isBlank()) {
        throw new IllegalArgumentException("The name of a fleet must not be blank");
      }
      name = other;
      return this;
    }

    /**
     * Sets how many snapshots of each client are requested or deleted at once.
     *
     * @param requests from 1, with which the calling thread makes all requests, to 32; by default, 4
     * @return this
     */
    public Builder parallelism(int requests) {
      if (requests < 1 || requests > MOST_PARALLEL) {
        throw new IllegalArgumentException(
            "The parallelism must be from 1 to " + MOST_PARALLEL + ", not " + requests);
      }
      parallelism = requests;
      return this;
    }

    /**
     * Sets a limit on the deletions of the whole fleet. If the plans of all jobs together exceed it, no job deletes
     * anything. Jobs can have a limit of their own as well.
     *
     * @param deletions the limit, at least 1; by default, there is none
     * @return this
     */
    public Builder maxDeletions(int deletions) {
      if (deletions < 1) {
        throw new IllegalArgumentException(
            "The ceiling on deletions must be at least 1, not " + deletions);
      }
      maxDeletions = OptionalInt.of(deletions);
      return this;
    }

    /**
     * Adds a notifier, which receives the report of the fleet. This method can be called several times.
     *
     * @param notifier the notifier, which is called once per run
     * @return this
     */
    public Builder notifier(Notifier notifier) {
      notifiers.add(Objects.requireNonNull(notifier, "notifier"));
      return this;
    }

    /**
     * Adds several notifiers.
     *
     * @param all the notifiers
     * @return this
     */
    public Builder notifiers(Iterable<? extends Notifier> all) {
      all.forEach(this::notifier);
      return this;
    }

    /**
     * Adds a listener for the events of all jobs.
     *
     * @param listener the listener
     * @return this
     */
    public Builder listener(FleetListener listener) {
      listeners.add(Objects.requireNonNull(listener, "listener"));
      return this;
    }

    /**
     * Sets the time limit of each notifier of the fleet.
     *
     * @param timeout from 1 second to 5 minutes; by default, {@link Notifier#TIMEOUT}
     * @return this
     */
    public Builder notifierTimeout(Duration timeout) {
      notifierTimeout = SnapshotJob.between(
          Duration.ofSeconds(1), timeout, Duration.ofMinutes(5), "notifierTimeout");
      return this;
    }

    /**
     * Sets the factory of the threads that execute the requests, the loops of further clients, and the notifiers.
     *
     * @param factory creates the threads; by default, daemon threads
     * @return this
     */
    public Builder threads(ThreadFactory factory) {
      threads = Objects.requireNonNull(factory, "factory");
      return this;
    }

    /**
     * Sets the clock for the times in the report of the fleet.
     *
     * @param other the clock; by default, the system clock
     * @return this
     */
    public Builder clock(Clock other) {
      clock = Objects.requireNonNull(other, "clock");
      return this;
    }

    /**
     * Sets how a fleet with groups waits if listing the instances is throttled.
     *
     * @param other the time source; by default, that of this machine
     * @return this
     */
    public Builder timeSource(TimeSource other) {
      time = Objects.requireNonNull(other, "time");
      return this;
    }

    /**
     * Sets the name of the host in the report of the fleet.
     *
     * @param other the name; by default, that of this machine
     * @return this
     */
    public Builder host(String other) {
      if (other.isBlank()) {
        throw new IllegalArgumentException("The name of a host must not be blank");
      }
      host = Optional.of(other);
      return this;
    }

    /**
     * Builds the fleet.
     *
     * @return the fleet
     * @throws IllegalArgumentException if two jobs would contend for names or for snapshots; the message names both
     */
    public SnapshotFleet build() {
      if (jobs.isEmpty() && groups.isEmpty()) {
        throw new IllegalArgumentException("A fleet needs at least one job or group");
      }
      FleetConflicts.check(jobs);
      return new SnapshotFleet(
          this,
          new FleetSettings(
              name,
              parallelism,
              maxDeletions,
              notifiers,
              listeners,
              notifierTimeout,
              threads,
              clock,
              host.or(HostName::ofThisMachine)));
    }
  }
}
