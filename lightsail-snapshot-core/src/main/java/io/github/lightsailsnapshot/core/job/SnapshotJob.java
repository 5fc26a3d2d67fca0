package io.github.lightsailsnapshot.core.job;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.engine.HookSettings;
import io.github.lightsailsnapshot.core.engine.HostName;
import io.github.lightsailsnapshot.core.engine.JobEngine;
import io.github.lightsailsnapshot.core.engine.JobSettings;
import io.github.lightsailsnapshot.core.monitor.JobStatus;
import io.github.lightsailsnapshot.core.monitor.RecoveryPointCheck;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.resume.ResumeToken;
import io.github.lightsailsnapshot.core.resume.RunStatus;
import io.github.lightsailsnapshot.core.spi.ConsistencyHook;
import io.github.lightsailsnapshot.core.spi.JobListener;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.core.time.TimeLimiter;
import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadFactory;

/**
 * Takes snapshots of one instance, deletes those that a retention policy does not keep, and reports the result.
 *
 * <pre>{@code
 * SnapshotJob job = SnapshotJob.builder(client, "web-1", Keep.last(7)).basename("nightly").build();
 * SnapshotReport report = job.run();
 * }</pre>
 *
 * <p>The following holds whatever goes wrong. A job deletes only its own snapshots, see {@link SnapshotNaming#owns}. It
 * deletes nothing in a run whose snapshot was not accepted or that has no complete listing. It never deletes the newest
 * available snapshot. Every run ends within its limits and results in exactly one report.
 *
 * <p>Immutable and thread-safe; each call is a separate run. If the thread is interrupted, the run ends after at most
 * one more call to the service. It still returns its report, and leaves the interrupt flag set.
 */
public final class SnapshotJob {
  /** The maximum of {@link Builder#waitTimeout}: one day. */
  public static final Duration LONGEST_WAIT = Duration.ofDays(1);

  /** The minimum of {@link Builder#slot}: one minute. */
  public static final Duration SHORTEST_SLOT = Duration.ofMinutes(1);

  /** The maximum of {@link Builder#slot}: 366 days. */
  public static final Duration LONGEST_SLOT = Duration.ofDays(366);

  /** The maximum of {@link Builder#hookTimeout}: 10 minutes. */
  public static final Duration LONGEST_HOOK = Duration.ofMinutes(10);

  private final JobEngine engine;

  private SnapshotJob(JobEngine engine) {
    this.engine = engine;
  }

  /**
   * Returns a builder for a job.
   *
   * @param client the client for the snapshots; the job never closes it
   * @param source the name of the instance
   * @param policy what to keep
   * @return a builder; its methods document the defaults
   * @throws IllegalArgumentException if the source's name is blank
   */
  public static Builder builder(SnapshotClient client, String source, RetentionPolicy policy) {
    return new Builder(client, source, policy);
  }

  /**
   * Takes a snapshot, waits until it is available, and deletes what the policy does not keep.
   *
   * <p>It ends within the {@link Builder#deadline}, if there is one, and in any case within
   *
   * <pre>{@code
   *   2 * ask                                          // until the service reports its time; requesting and waiting
   * + names * (1 min + listing)                        // looking up a name that is taken
   * + hooks * 5 * hookTimeout
   * + 10 * listing + 2 * call                          // calls that begin just before a limit
   * + deletions * call * (1 + listing / 10 min)
   * + notifiers * notifierTimeout
   * }</pre>
   *
   * <p>where {@code ask} is {@code waitTimeout}, but at least a minute; {@code names} is the number of names that the
   * run requests, nearly always one and at most 10; {@code hooks} is the number of hooks that are set; {@code call} is
   * the time limit of a call of the client, 31 s for {@code LightsailSnapshots}; and {@code listing} is one call for
   * each page of snapshots in the region. The job does not limit the time of policies, listeners and custom clients.
   *
   * @return the report, including any notifiers that failed; failures of the service, the policy or a notifier never
   *     cause an exception
   */
  public SnapshotReport run() {
    return engine.run(Optional.empty());
  }

  /**
   * Runs the job for the time at which it was scheduled, so that a late start does not use the next slot.
   *
   * @param scheduledFor the time whose slot is used. If it is more than five minutes in the future, the current slot is
   *     used, with a warning. If its slot ended more than an hour ago, the run is {@link Outcome#SKIPPED}, so that a
   *     scheduler that catches up on missed runs does not create a snapshot for each of them
   * @return the report, as for {@link #run()}
   * @throws IllegalStateException if the job has no slots
   */
  public SnapshotReport run(Instant scheduledFor) {
    return engine.run(Optional.of(inSlot(scheduledFor)));
  }

  private Instant inSlot(Instant moment) {
    Objects.requireNonNull(moment, "scheduledFor");
    if (settings().slot().isEmpty()) {
      throw new IllegalStateException(
          "A job without slots cannot run for " + moment + "; set slot(...), or call run()");
    }
    return moment;
  }

  /**
   * Starts a run that is executed in parts, for functions that must not wait: takes a snapshot and returns without
   * waiting until it is available. Like {@link #snapshot()}, it repeats a request that is refused, throttled or not
   * answered. If there is nothing to wait for, it completes the run.
   *
   * <p>Use it with slots: if the host dies before it has stored the token, another run can find the snapshot only by
   * its slot's name. A run that is never resumed calls no notifier; the next run finds its snapshot.
   *
   * @return a token with which to {@link #resume} the run, or the report of a run that is over and whose notifiers have
   *     been called
   */
  public RunStatus start() {
    return engine.start(Optional.empty());
  }

  /**
   * Starts a run that is executed in parts, for the time at which it was scheduled.
   *
   * @param scheduledFor the time whose slot is used, as for {@link #run(Instant)}
   * @return a token with which to {@link #resume} the run, or the report of a run that is over
   * @throws IllegalStateException if the job has no slots
   */
  public RunStatus start(Instant scheduledFor) {
    return engine.start(Optional.of(inSlot(scheduledFor)));
  }

  /**
   * Resumes a run that was started on this or another host. It lists once. If the snapshot is available or the wait is
   * over, it deletes what the policy does not keep and calls the notifiers. It is safe to resume a run twice. If the
   * policy or the time zone has changed since the run started, those of this job apply, and the report contains a
   * warning. If the snapshot was accepted longer ago than {@link Builder#pendingTimeout}, the run deletes nothing and
   * is {@link Outcome#FAILED}.
   *
   * @param token the token that {@link #start()} or an earlier call returned
   * @return a new token if the snapshot is still pending, else the report of the run, whose notifiers have been called
   * @throws IllegalArgumentException if the run belongs to a job with another source, basename, region or kind; in that
   *     case the service is not called
   */
  public RunStatus resume(ResumeToken token) {
    return engine.resume(token);
  }

  /**
   * Takes a snapshot without waiting until it is available, and deletes nothing. It repeats a request that is refused,
   * throttled or not answered, for as long as {@link Builder#waitTimeout}, but at least for a minute. Its time limit is
   * that of {@link #run()} without deletions.
   *
   * @return the report, as for {@link #run()}
   */
  public SnapshotReport snapshot() {
    return engine.snapshot();
  }

  /**
   * Deletes what the policy does not keep, without taking a snapshot, even if the last one is days old. The newest
   * available snapshot is always kept. Ages are computed by the service's time. If the service does not report it, they
   * are computed as of the creation of the newest snapshot, or of the host's time if that is earlier, with a warning.
   *
   * <p>It needs one listing, and one call for each deletion. It ends within the {@link Builder#deadline}, if there is
   * one, and in any case within the following time, in the terms of {@link #run()}:
   *
   * <pre>{@code
   *   2 * listing + deletions * call * (1 + listing / 10 min) + notifiers * notifierTimeout
   * }</pre>
   *
   * @return the report, as for {@link #run()}
   */
  public SnapshotReport prune() {
    return engine.prune();
  }

  /**
   * Returns the current status of the job and what a run would do. It lists once and changes nothing. The snapshot that
   * a run would create is shown as available if the job waits for snapshots, else as pending. The limit on deletions is
   * not applied. A run deletes less than shown if its snapshot is refused, or if the instance was replaced by one of
   * the same name since the last snapshot.
   *
   * @return the status
   * @throws SnapshotException if no complete listing could be obtained
   * @throws IllegalStateException if the policy fails
   */
  public JobStatus inspect() {
    return engine.inspect();
  }

  /**
   * Returns what a run would decide now: the {@link JobStatus#plan} of {@link #inspect()}.
   *
   * @return the plan
   * @throws SnapshotException if no complete listing could be obtained
   * @throws IllegalStateException if the policy fails
   */
  public RetentionPlan preview() {
    return inspect().plan();
  }

  /**
   * Returns a check of this job's snapshots, with the job's client, source, naming and clock.
   *
   * @return the check
   */
  public RecoveryPointCheck recoveryPointCheck() {
    return RecoveryPointCheck.of(engine.client(), source())
        .madeBy(naming())
        .clock(settings().clock());
  }

  private JobSettings settings() {
    return engine.settings();
  }

  JobEngine engine() {
    return engine;
  }

  SnapshotClient client() {
    return engine.client();
  }

  TimeSource timeSource() {
    return settings().time();
  }

  /**
   * Returns the name of the instance.
   *
   * @return the source
   */
  public String source() {
    return settings().source();
  }

  /**
   * Returns how the job names its snapshots and recognises them.
   *
   * @return the naming
   */
  public SnapshotNaming naming() {
    return settings().naming();
  }

  /**
   * Returns the retention policy.
   *
   * @return the policy
   */
  public RetentionPolicy policy() {
    return settings().policy();
  }

  /**
   * Returns the time zone whose days, weeks, months and years the policy counts.
   *
   * @return the zone
   */
  public ZoneId zone() {
    return settings().zone();
  }

  static Duration between(Duration least, Duration given, Duration most, String what) {
    Objects.requireNonNull(given, what);
    if (given.compareTo(least) < 0 || given.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          what + " must be from " + least + " to " + most + ", not " + given);
    }
    return given;
  }

  /** Returns the main settings, such as {@code SnapshotJob[web-1 as nightly, keeping last=3, UTC, slot PT24H]}. */
  @Override
  public String toString() {
    return "SnapshotJob[" + settings() + "]";
  }

  /** Builds a {@link SnapshotJob}. Not thread-safe. */
  public static final class Builder {
    private static final Duration SHORTEST_DEADLINE = Duration.ofSeconds(10);
    private static final Duration LONGEST_DEADLINE = Duration.ofDays(7);

    private final SnapshotClient client;
    private final String source;
    private final RetentionPolicy policy;
    private final List<Notifier> notifiers = new ArrayList<>();
    private final List<JobListener> listeners = new ArrayList<>();
    private Optional<String> basename = Optional.empty();
    private Optional<String> host = Optional.empty();
    private ZoneId zone = ZoneOffset.UTC;
    private boolean hasZone;
    private Clock clock = Clock.systemUTC();
    private TimeSource time = TimeSource.system();
    private Duration waitTimeout = Duration.ofMinutes(30);
    private Optional<Duration> deadline = Optional.empty();
    private Optional<Duration> slot = Optional.empty();
    private OptionalInt maxDeletions = OptionalInt.empty();
    private boolean deleteFailed;
    private HookSettings hooks = HookSettings.NONE;
    private Duration pendingTimeout = Duration.ofHours(24);
    private Duration notifierTimeout = Notifier.TIMEOUT;
    private ThreadFactory threads = TimeLimiter.daemons("lightsail-snapshot-job");

    private Builder(SnapshotClient client, String source, RetentionPolicy policy) {
      this.client = Objects.requireNonNull(client, "client");
      this.source = Objects.requireNonNull(source, "source");
      this.policy = Objects.requireNonNull(policy, "policy");
      if (source.isBlank()) {
        throw new IllegalArgumentException("A job needs the name of an instance");
      }
    }

    /**
     * Sets several settings from text, such as the properties of a host. The keys are the names of this builder's
     * methods, such as {@code waitTimeout}, or {@code wait-timeout} as frameworks write it. A duration is text such as
     * {@code 30m}, see {@link io.github.lightsailsnapshot.core.time.DurationFormat DurationFormat}. For a method without
     * a parameter, such as {@code deleteFailed}, the value is {@code true} or {@code false}. Policies, hooks, notifiers
     * and other objects cannot be set by text.
     *
     * @param settings the settings, by name
     * @return this
     * @throws IllegalArgumentException if a name is unknown or a value is wrong; the message names all mistakes
     */
    public Builder settings(Map<String, String> settings) {
      SettingsReader.read(settings, this);
      return this;
    }

    /**
     * Sets what the names of the snapshots begin with; see {@link SnapshotNaming}. A job recognises its snapshots by
     * name, so two jobs for one instance need different basenames. Names are unique in a region, so jobs for two
     * instances need different basenames as well. {@code {source}} in the basename is replaced by the source's name.
     *
     * @param basename letters, digits, {@code .}, {@code _} and {@code -}; by default, the source's name followed by
     *     {@code -auto}
     * @return this
     */
    public Builder basename(String basename) {
      this.basename = Optional.of(Objects.requireNonNull(basename, "basename"));
      return this;
    }

    /**
     * Adds a notifier. This method can be called several times.
     *
     * @param notifier the notifier, which is called once per run
     * @return this
     */
    public Builder notifier(Notifier notifier) {
      notifiers.add(Objects.requireNonNull(notifier, "notifier"));
      return this;
    }

    /**
     * Adds several notifiers, for example all that a framework has discovered. This method can be called several times.
     *
     * @param all the notifiers, which are called in this order, once per run
     * @return this
     */
    public Builder notifiers(Iterable<? extends Notifier> all) {
      all.forEach(this::notifier);
      return this;
    }

    /**
     * Adds a listener. This method can be called several times.
     *
     * @param listener the listener, which receives each event
     * @return this
     */
    public Builder listener(JobListener listener) {
      listeners.add(Objects.requireNonNull(listener, "listener"));
      return this;
    }

    /**
     * Sets how long to wait for the new snapshot, from the first request for it, not counting the time of hooks. A
     * request that is refused, throttled or not answered is repeated within this time, but at least for a minute. If
     * the snapshot is not available by then, the run still deletes what the policy does not keep, without counting the
     * new snapshot, and is {@link Outcome#DEGRADED}.
     *
     * @param timeout zero, which does not wait, to one day; by default, 30 minutes
     * @return this
     */
    public Builder waitTimeout(Duration timeout) {
      this.waitTimeout = between(Duration.ZERO, timeout, LONGEST_WAIT, "waitTimeout");
      return this;
    }

    /**
     * Limits the total time of a run, whatever its other limits are, for hosts that are themselves stopped after some
     * time, such as functions. The deadline applies to each call of {@code run}, {@code snapshot}, {@code prune},
     * {@code start} and {@code resume}, from its start to its return. The job reserves the time that the notifiers may
     * need ({@link #notifierTimeout} for each, at most half of the deadline) and that of the hook after the snapshot
     * ({@link #hookTimeout}, at most a quarter). When only the reserved time is left, the run starts no further call
     * and no pause that would not end in time, and it interrupts a call or hook in progress on the thread of the run.
     * Such a run is {@link Outcome#DEGRADED} if a snapshot was accepted, else {@link Outcome#FAILED}, and the report
     * contains a problem that says so. The run does not count as interrupted, and the thread's interrupt flag is
     * unchanged.
     *
     * <p>A policy, listener or custom client that does not respond to interruption can exceed the deadline; {@code
     * LightsailSnapshots} does not.
     *
     * @param limit 10 seconds to 7 days; by default, there is no deadline
     * @return this
     */
    public Builder deadline(Duration limit) {
      this.deadline = Optional.of(between(SHORTEST_DEADLINE, limit, LONGEST_DEADLINE, "deadline"));
      return this;
    }

    /**
     * Divides time into slots of this length and creates at most one good snapshot per slot, no matter how many hosts
     * run the job and how often. By default, there are no slots: each run creates a snapshot.
     *
     * <p>A slot of whole days begins at the start of a day in the job's {@link #zone}, with days counted from
     * 1970-01-01, so a nightly job in local time gets one snapshot each local night. All hosts of a job must use the
     * same zone. Any other slot begins at a multiple of its length since 1970-01-01T00:00Z. Run such a job at UTC times
     * that are not close to the boundary of two slots, or use {@link SnapshotJob#run(Instant)}.
     *
     * <p>Lightsail's time determines the slot. A slot's name is requested until an hour after the slot's end, and is
     * never used twice: neither a policy nor {@link #deleteFailed()} deletes a snapshot whose name may still be
     * requested. A job with hourly slots therefore keeps one or two snapshots more than its policy says. This does not
     * apply to snapshots that a person deletes. If the service does not report its time, the host's clock determines
     * the slot. If that clock is two slots behind and the listing is outdated, a slot can get a second snapshot.
     *
     * @param length whole seconds, one minute to 366 days
     * @return this
     */
    public Builder slot(Duration length) {
      between(SHORTEST_SLOT, length, LONGEST_SLOT, "The slot");
      if (!length.equals(Duration.ofSeconds(length.toSeconds()))) {
        throw new IllegalArgumentException("The slot must be whole seconds, not " + length);
      }
      this.slot = Optional.of(length);
      return this;
    }

    /**
     * Sets the time zone whose days, weeks, months and years the policy counts.
     *
     * @param zone the zone; by default UTC, never the system's zone
     * @return this
     */
    public Builder zone(ZoneId zone) {
      this.zone = Objects.requireNonNull(zone, "zone");
      this.hasZone = true;
      return this;
    }

    /**
     * Sets the host's clock. It provides the times in the report. It determines slots and stuck snapshots only if the
     * service does not report its time. Deletions are decided by the service's clock.
     *
     * @param clock the clock; by default, the system clock
     * @return this
     */
    public Builder clock(Clock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Sets the source of elapsed time, by which the job waits. It is separate from the clock, which may be wrong or be
     * adjusted during a run. For tests, {@link io.github.lightsailsnapshot.core.time.VirtualTime} is both, and waits
     * without real delay.
     *
     * @param time the time source; by default, that of the system
     * @return this
     */
    public Builder timeSource(TimeSource time) {
      this.time = Objects.requireNonNull(time, "time");
      return this;
    }

    /**
     * Sets the factory of the threads that call hooks and notifiers. The factory is called on the thread of the run, so
     * it can copy thread-local context such as a logging context or a trace. {@code LightsailSnapshots} has a separate
     * thread factory.
     *
     * @param factory creates a new thread each time; by default, daemon threads
     * @return this
     */
    public Builder threads(ThreadFactory factory) {
      this.threads = Objects.requireNonNull(factory, "factory");
      return this;
    }

    /**
     * Limits the number of deletions in one run. If the plan contains more, the run deletes nothing and is {@link
     * Outcome#DEGRADED}.
     *
     * @param deletions at least 1; by default, there is no limit
     * @return this
     */
    public Builder maxDeletions(int deletions) {
      if (deletions < 1) {
        throw new IllegalArgumentException(
            "The ceiling on deletions must be at least 1, not " + deletions);
      }
      this.maxDeletions = OptionalInt.of(deletions);
      return this;
    }

    /**
     * Also deletes failed snapshots of this job, once there is a newer available one. By default, they are kept.
     *
     * @return this
     */
    public Builder deleteFailed() {
      this.deleteFailed = true;
      return this;
    }

    /**
     * Sets how long runs are skipped because another snapshot of this job is pending. After that time, runs report the
     * pending snapshot as stuck and no longer wait for it.
     *
     * @param timeout more than zero, up to 3660 days; by default, 24 hours
     * @return this
     */
    public Builder pendingTimeout(Duration timeout) {
      this.pendingTimeout =
          between(Duration.ofNanos(1), timeout, Duration.ofDays(3660), "pendingTimeout");
      return this;
    }

    /**
     * Sets the hook that quiesces the source before each request for a snapshot. If it fails or exceeds its time limit,
     * the run takes no snapshot and fails, unless the job {@linkplain #allowCrashConsistent() allows crash-consistent
     * snapshots}.
     *
     * @param hook the hook
     * @return this
     */
    public Builder beforeSnapshot(ConsistencyHook hook) {
      this.hooks = hooks.before(Objects.requireNonNull(hook, "hook"));
      return this;
    }

    /**
     * Sets the hook that releases the source as soon as a request for a snapshot is accepted or has failed. It is also
     * called if the hook before the snapshot failed, or if the run is interrupted. If it fails, the run is {@link
     * Outcome#DEGRADED}.
     *
     * @param hook the hook; it must be harmless if the hook before the snapshot did not complete
     * @return this
     */
    public Builder afterSnapshot(ConsistencyHook hook) {
      this.hooks = hooks.after(Objects.requireNonNull(hook, "hook"));
      return this;
    }

    /**
     * Sets the time limit of each hook.
     *
     * @param timeout one millisecond to 10 minutes; by default, 30 seconds
     * @return this
     */
    public Builder hookTimeout(Duration timeout) {
      this.hooks =
          hooks.timeout(between(Duration.ofMillis(1), timeout, LONGEST_HOOK, "hookTimeout"));
      return this;
    }

    /**
     * Takes the snapshot even if the hook before it fails. In that case, the run is {@link Outcome#DEGRADED} at best.
     *
     * @return this
     */
    public Builder allowCrashConsistent() {
      this.hooks = hooks.allowingCrashConsistent();
      return this;
    }

    /**
     * Sets the time limit of each notifier. A notifier that takes longer is interrupted, and the report that the run
     * returns says so.
     *
     * @param timeout one second to 5 minutes; by default {@link Notifier#TIMEOUT}, to which the library's notifiers are
     *     adjusted: they stop trying one second earlier
     * @return this
     */
    public Builder notifierTimeout(Duration timeout) {
      this.notifierTimeout =
          between(Duration.ofSeconds(1), timeout, Duration.ofMinutes(5), "notifierTimeout");
      return this;
    }

    /**
     * Sets the name of this machine in reports, for hosts whose name is not meaningful, such as containers.
     *
     * @param name the name, not blank; by default, that of the environment or of {@code /etc/hostname}, if there is one
     * @return this
     * @throws IllegalArgumentException if the name is blank
     */
    public Builder host(String name) {
      if (name.isBlank()) {
        throw new IllegalArgumentException("The name of a host must not be blank");
      }
      this.host = Optional.of(name);
      return this;
    }

    /**
     * Builds the job.
     * @return the job
     * @throws IllegalArgumentException if the basename is not valid
     */
    public SnapshotJob build() {
      return new SnapshotJob(new JobEngine(
          client,
          new JobSettings(
              source,
              naming(),
              policy,
              zone,
              clock,
              time,
              waitTimeout,
              deadline,
              slot,
              maxDeletions,
              deleteFailed,
              pendingTimeout,
              hooks,
              notifiers,
              listeners,
              notifierTimeout,
              threads,
              host.or(HostName::ofThisMachine),
              JobSettings.otherZone(slot, hasZone))));
    }

    /** Uses the source's name if no basename is set. */
    private SnapshotNaming naming() {
      if (basename.isPresent()) {
        return new SnapshotNaming(basename.get().replace("{source}", source));
      }
      try {
        return SnapshotNaming.ofSource(source);
      } catch (IllegalArgumentException unfit) {
        throw new IllegalArgumentException(
            "The source \"" + source + "\" does not make a basename; give one. "
                + unfit.getMessage(),
            unfit);
      }
    }
  }
}
