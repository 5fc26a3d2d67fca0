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
 * Takes a snapshot of one instance, keeps the ones that a policy wants, deletes the rest and tells people what happened.
 *
 * <pre>{@code
 * SnapshotJob job = SnapshotJob.builder(client, "web-1", Keep.last(7)).basename("nightly").build();
 * SnapshotReport report = job.run();
 * }</pre>
 *
 * <p>What it holds to, whatever goes wrong: it deletes only what it made itself, see {@link SnapshotNaming#owns}; nothing in a
 * run whose own snapshot was not accepted or whose listing was not complete; never the newest available snapshot. Every run
 * ends within its limits, in exactly one report.
 *
 * <p>Immutable and thread-safe; each call is a run of its own. Interrupting the thread ends a run within one call to the
 * service, with its report; the interrupt flag is left set.
 */
public final class SnapshotJob {
  /** The longest wait that {@link Builder#waitTimeout} takes: a day. */
  public static final Duration LONGEST_WAIT = Duration.ofDays(1);

  /** The shortest slot that {@link Builder#slot} takes: a minute. */
  public static final Duration SHORTEST_SLOT = Duration.ofMinutes(1);

  /** The longest slot that {@link Builder#slot} takes: 366 days. */
  public static final Duration LONGEST_SLOT = Duration.ofDays(366);

  /** The longest time for a hook that {@link Builder#hookTimeout} takes: 10 minutes. */
  public static final Duration LONGEST_HOOK = Duration.ofMinutes(10);

  private final JobEngine engine;

  private SnapshotJob(JobEngine engine) {
    this.engine = engine;
  }

  /**
   * A job in the making.
   *
   * @param client the snapshots to work on; the job never closes it
   * @param source the name of the instance
   * @param policy what to keep
   * @return a builder with the defaults that its methods name
   * @throws IllegalArgumentException if the source's name is blank
   */
  public static Builder builder(SnapshotClient client, String source, RetentionPolicy policy) {
    return new Builder(client, source, policy);
  }

  /**
   * Takes a snapshot, waits until it is available, and deletes what the policy gives up.
   *
   * <p>It is bounded by its {@link Builder#deadline}, if it has one, and always by
   *
   * <pre>{@code
   *   2 * ask                                          // until the service tells the time; asking and waiting
   * + names * (1 min + listing)                        // looking up a name that is taken
   * + hooks * 5 * hookTimeout
   * + 10 * listing + 2 * call                          // calls that begin just before a limit
   * + deletions * call * (1 + listing / 10 min)
   * + notifiers * notifierTimeout
   * }</pre>
   *
   * <p>where {@code ask} is {@code waitTimeout}, but at least a minute; {@code names} are the names that the run asks for, nearly
   * always one and at most 10; {@code hooks} is how many of the two are set; {@code call} is the limit of a call of the client, 31 s
   * for {@code LightsailSnapshots}, and {@code listing} one call for each page of snapshots in the region. Policies, listeners and
   * clients of the host's own have no limit of the job's.
   *
   * @return the report that the notifiers were sent, with what came of sending it; it never throws for what went wrong with
   *     the service, the policy or a notifier
   */
  public SnapshotReport run() {
    return engine.run(Optional.empty());
  }

  /**
   * The same for the moment that a scheduler meant, so that a late start does not take the slot of the next one.
   *
   * @param scheduledFor the moment whose slot is taken. If it is more than five minutes ahead, the slot of now is taken, with a
   *     warning; if its slot ended more than an hour ago, the run is {@link Outcome#SKIPPED}, so that a scheduler that catches
   *     up does not make ten in a row
   * @return the report, as of {@link #run()}
   * @throws IllegalStateException if the job has no slots: then nothing ties a run to a moment
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
   * Begins a run that is driven in parts, for a function that must not wait: takes a snapshot, and returns instead of waiting until
   * it is available. It does repeat a request that is refused, throttled or not answered, as {@link #snapshot()} does. If there
   * is nothing to wait for, the run goes on to its end.
   *
   * <p>Use it with slots: a host that dies between this call and storing the token leaves a snapshot that only a slot's name lets
   * another run find again. A run that is never resumed tells nobody; the next one finds its snapshot.
   *
   * @return a token to {@link #resume} it with, or the report of a run that is over, which the notifiers were sent
   */
  public RunStatus start() {
    return engine.start(Optional.empty());
  }

  /**
   * The same for the moment that a scheduler meant, as of {@link #run(Instant)}.
   *
   * @param scheduledFor the moment whose slot is taken
   * @return a token to {@link #resume} it with, or the report of a run that is over
   * @throws IllegalStateException if the job has no slots
   */
  public RunStatus start(Instant scheduledFor) {
    return engine.start(Optional.of(inSlot(scheduledFor)));
  }

  /**
   * Goes on with a run that was started here or on another host: lists once, and, if the snapshot is available or the wait is
   * over, deletes what the policy gives up and tells the notifiers. Resuming a run twice does no harm. If the policy or the zone
   * has changed since, the one of this job holds, with a warning. A run whose snapshot was accepted longer ago than
   * {@link Builder#pendingTimeout} deletes nothing and is {@link Outcome#FAILED}.
   *
   * @param token what {@link #start()} or an earlier call gave
   * @return a token again if the snapshot is still pending, or the report of the run, which the notifiers were sent
   * @throws IllegalArgumentException if the run is of a job with another source, basename, region or kind; then nothing is called
   */
  public RunStatus resume(ResumeToken token) {
    return engine.resume(token);
  }

  /**
   * Only takes a snapshot: does not wait until it is available, and deletes nothing. It does repeat a request that is refused,
   * throttled or not answered, within the job's wait, at least a minute. Its bound is that of {@link #run()} without deletions.
   *
   * @return the report, as of {@link #run()}
   */
  public SnapshotReport snapshot() {
    return engine.snapshot();
  }

  /**
   * Only deletes what the policy gives up, also if no snapshot was made for days; the newest available one stays. Ages are measured
   * by the clock of the service if it tells the time, else at the newest snapshot's creation, with a warning.
   *
   * <p>It takes one listing and one call for each deletion. It is bounded by its {@link Builder#deadline}, if it has one, and
   * always, in the words of {@link #run()}, by
   *
   * <pre>{@code
   *   2 * listing + deletions * call * (1 + listing / 10 min) + notifiers * notifierTimeout
   * }</pre>
   *
   * @return the report, as of {@link #run()}
   */
  public SnapshotReport prune() {
    return engine.prune();
  }

  /**
   * How the job stands now, and what it would do: reads, with one listing, and changes nothing. It shows the snapshot that a run
   * would make as available if the job waits, else as pending. The ceiling on deletions is not applied. It cannot see that the
   * run's snapshot will be refused, or that the instance was made anew under its name since the last one: then a run deletes less.
   *
   * @return the status
   * @throws SnapshotException if there is no complete listing
   * @throws IllegalStateException if the policy fails
   */
  public JobStatus inspect() {
    return engine.inspect();
  }

  /**
   * What a run would decide now: the {@link JobStatus#plan} of {@link #inspect()}.
   *
   * @return the plan
   * @throws SnapshotException if there is no complete listing
   * @throws IllegalStateException if the policy fails
   */
  public RetentionPlan preview() {
    return inspect().plan();
  }

  /**
   * A check of the snapshots that the job made: with its client, source, naming and clock.
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

  /**
   * What the snapshots are taken of.
   *
   * @return the name of the instance
   */
  public String source() {
    return settings().source();
  }

  /**
   * How the job names its snapshots, and knows them again.
   *
   * @return the naming
   */
  public SnapshotNaming naming() {
    return settings().naming();
  }

  /**
   * What the job keeps.
   *
   * @return the policy
   */
  public RetentionPolicy policy() {
    return settings().policy();
  }

  /**
   * The zone whose days, weeks, months and years the policy counts.
   *
   * @return the zone
   */
  public ZoneId zone() {
    return settings().zone();
  }

  /** The settings that matter most: {@code SnapshotJob[web-1 as nightly, keeping last=3, UTC, slot PT24H]}. */
  @Override
  public String toString() {
    return "SnapshotJob[" + settings() + "]";
  }

  /** What a job needs to know. Not thread-safe. */
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
     * Sets several settings from text, such as the properties of a host. The keys are the names of this builder's methods that
     * take a text, a number, a zone or a duration, or none: {@code waitTimeout}, or {@code wait-timeout} as frameworks write it.
     * Durations are read by {@code DurationFormat}, such as {@code 30m}; a setting without a value is {@code true} or {@code false}.
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
     * What the names of the snapshots begin with; see {@link SnapshotNaming}. It is by the name that a job knows its own
     * snapshots, so two jobs on one instance need two basenames. Names are unique in a region, so two instances need two as well;
     * {@code {source}} in it is replaced by the source's name.
     *
     * @param basename letters, digits, {@code .}, {@code _} and {@code -}; by default the source's name with {@code -auto}
     * @return this
     */
    public Builder basename(String basename) {
      this.basename = Optional.of(Objects.requireNonNull(basename, "basename"));
      return this;
    }

    /**
     * Adds somebody to tell. Can be called several times.
     *
     * @param notifier is told once a run
     * @return this
     */
    public Builder notifier(Notifier notifier) {
      notifiers.add(Objects.requireNonNull(notifier, "notifier"));
      return this;
    }

    /**
     * Adds several to tell, such as all that a framework found. Can be called several times.
     *
     * @param all they are told in their order, once a run each
     * @return this
     */
    public Builder notifiers(Iterable<? extends Notifier> all) {
      all.forEach(this::notifier);
      return this;
    }

    /**
     * Adds a listener. Can be called several times.
     *
     * @param listener is told of each step
     * @return this
     */
    public Builder listener(JobListener listener) {
      listeners.add(Objects.requireNonNull(listener, "listener"));
      return this;
    }

    /**
     * How long to wait for the new snapshot, from the first request for it on, not counting the time of hooks. A request that is
     * refused, throttled or not answered is repeated within this time too, and for at least a minute. When the snapshot is not
     * available by then, the run still deletes what the policy gives up, without counting it, and is {@link Outcome#DEGRADED}.
     *
     * @param timeout up to a day; zero does not wait; by default 30 minutes
     * @return this
     */
    public Builder waitTimeout(Duration timeout) {
      this.waitTimeout = between(Duration.ZERO, timeout, LONGEST_WAIT, "waitTimeout");
      return this;
    }

    /**
     * When a run must be over, whatever its other limits say, for hosts that are themselves stopped then, such as functions. It
     * counts from each call of {@code run}, {@code snapshot}, {@code prune}, {@code start} and {@code resume} to its return. In
     * the end it keeps the time that the notifiers may need ({@link #notifierTimeout} for each, half of the deadline at most) and
     * that of the hook after the snapshot ({@link #hookTimeout}, a quarter at most). Before those it begins no pause that would
     * not end in time and no call, and it interrupts a call or hook that is under way, on the thread of the run. Such a run is
     * {@link Outcome#DEGRADED} if a snapshot was accepted, else {@link Outcome#FAILED}, with a problem that says so; it does not
     * count as interrupted, and the thread's interrupt flag stays as it was.
     *
     * <p>Policies, listeners and clients of the host's own that do not end when they are interrupted can outlast it;
     * {@code LightsailSnapshots} does not.
     *
     * @param limit 10 seconds to 7 days; by default there is no deadline
     * @return this
     */
    public Builder deadline(Duration limit) {
      this.deadline = Optional.of(between(SHORTEST_DEADLINE, limit, LONGEST_DEADLINE, "deadline"));
      return this;
    }

    /**
     * Makes at most one good snapshot in each slot of this length, however many hosts run the job and however often. By default
     * there are none: each run makes a snapshot.
     *
     * <p>A slot of whole days begins at the start of a day in the job's {@link #zone}, days counted from 1970-01-01, so a nightly
     * job in local time gets one snapshot each local night. All hosts of one job need the same zone. Every other slot begins at a
     * multiple of its length since 1970-01-01T00:00Z; run such a job at UTC times, and keep away from the border of two slots, or
     * use {@link SnapshotJob#run(Instant)}.
     *
     * <p>The slot is that of Lightsail's time. Its name is asked for until an hour after its end and never used twice: no snapshot
     * whose name may still be asked for is deleted by any policy or by {@link #deleteFailed()}, so a job of hourly slots keeps one
     * or two more than its policy says. What a person deletes does not count. Where the service tells no time, the host's clock
     * decides, and a clock that is two slots behind on a listing that lags can make a second one.
     *
     * @param length whole seconds, a minute to 366 days
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
     * The zone whose days, weeks, months and years the policy counts.
     *
     * @param zone the zone, by default UTC; never the system's
     * @return this
     */
    public Builder zone(ZoneId zone) {
      this.zone = Objects.requireNonNull(zone, "zone");
      this.hasZone = true;
      return this;
    }

    /**
     * The host's clock: for the report's times, and for slots and what is stuck only where the service does not tell the time.
     * What is deleted is decided by the clock of the service.
     *
     * @param clock the clock, by default the system's
     * @return this
     */
    public Builder clock(Clock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Elapsed time, by which the job waits. It is apart from the clock, which may be wrong or be set while a run goes on. For tests there
     * is {@link io.github.lightsailsnapshot.core.time.VirtualTime}, which is both and in which a wait takes no real time.
     *
     * @param time the time, by default the system's
     * @return this
     */
    public Builder timeSource(TimeSource time) {
      this.time = Objects.requireNonNull(time, "time");
      return this;
    }

    /**
     * Makes the threads on which hooks and notifiers are called. It is asked on the thread of the run, so one that copies what a thread
     * knows, such as a logging context or a trace, takes it there. {@code LightsailSnapshots} takes one of its own.
     *
     * @param factory makes a new thread each time; by default daemon threads
     * @return this
     */
    public Builder threads(ThreadFactory factory) {
      this.threads = Objects.requireNonNull(factory, "factory");
      return this;
    }

    /**
     * A ceiling: a plan to delete more than this in one run deletes nothing, and the run is {@link Outcome#DEGRADED}.
     *
     * @param deletions at least 1; by default there is no ceiling
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
     * Deletes failed snapshots of this job too, once there is a newer available one. By default they stay.
     *
     * @return this
     */
    public Builder deleteFailed() {
      this.deleteFailed = true;
      return this;
    }

    /**
     * When another snapshot of this job that is still pending no longer makes runs skip, but is reported as stuck.
     *
     * @param timeout more than nothing, up to 3660 days; by default 24 hours
     * @return this
     */
    public Builder pendingTimeout(Duration timeout) {
      this.pendingTimeout =
          between(Duration.ofNanos(1), timeout, Duration.ofDays(3660), "pendingTimeout");
      return this;
    }

    /**
     * Brings the source to rest before each request for a snapshot. If it fails or exceeds its limit, there is no snapshot
     * and the run fails, unless the job goes on {@link #allowCrashConsistent() without}.
     *
     * @param hook what to do
     * @return this
     */
    public Builder beforeSnapshot(ConsistencyHook hook) {
      this.hooks = hooks.before(Objects.requireNonNull(hook, "hook"));
      return this;
    }

    /**
     * Lets the source go on after each request for a snapshot: as soon as it is accepted or has failed, also if the hook
     * before failed and if the run is interrupted. If it fails, the run is {@link Outcome#DEGRADED}.
     *
     * @param hook what to do; it must do no harm where the hook before did not come to its end
     * @return this
     */
    public Builder afterSnapshot(ConsistencyHook hook) {
      this.hooks = hooks.after(Objects.requireNonNull(hook, "hook"));
      return this;
    }

    /**
     * How long each hook may take.
     *
     * @param timeout a millisecond to 10 minutes; by default 30 seconds
     * @return this
     */
    public Builder hookTimeout(Duration timeout) {
      this.hooks =
          hooks.timeout(between(Duration.ofMillis(1), timeout, LONGEST_HOOK, "hookTimeout"));
      return this;
    }

    /**
     * Takes the snapshot even if the hook before it failed; the run is then {@link Outcome#DEGRADED} at best.
     *
     * @return this
     */
    public Builder allowCrashConsistent() {
      this.hooks = hooks.allowingCrashConsistent();
      return this;
    }

    /**
     * How long each notifier may take. One that takes longer is interrupted, and the report that the run returns says so.
     *
     * @param timeout a second to 5 minutes; by default {@link Notifier#TIMEOUT}, for which the library's own notifiers are made:
     *     they give up by themselves a second before it
     * @return this
     */
    public Builder notifierTimeout(Duration timeout) {
      this.notifierTimeout =
          between(Duration.ofSeconds(1), timeout, Duration.ofMinutes(5), "notifierTimeout");
      return this;
    }

    /**
     * What reports call the machine that runs the job, for hosts whose own name says little, such as containers.
     *
     * @param name the name, not blank; by default that of the environment or of {@code /etc/hostname}, if there is one
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

    private static Duration between(Duration least, Duration given, Duration most, String what) {
      Objects.requireNonNull(given, what);
      if (given.compareTo(least) < 0 || given.compareTo(most) > 0) {
        throw new IllegalArgumentException(
            what + " must be from " + least + " to " + most + ", not " + given);
      }
      return given;
    }

    /**
     * Makes the job.
     *
     * @return the job
     * @throws IllegalArgumentException if the basename cannot be one
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

    /** Slots of whole days begin at midnight UTC then, while whoever schedules the job may think of this machine's zone. */
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
