package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.RateLimiter;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.engine.FleetLoop.Member;
import io.github.lightsailsnapshot.core.engine.RunContext.Driving;
import io.github.lightsailsnapshot.core.monitor.JobStatus;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.RunId;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.FleetEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The entry to the engine for many jobs at once. Immutable and thread-safe; each call is a separate run. */
public final class FleetEngine {
  private final List<JobEngine> jobs;
  private final FleetSettings settings;

  /**
   * Creates an engine for a fleet.
   *
   * @param jobs its jobs
   * @param settings its settings
   */
  public FleetEngine(List<JobEngine> jobs, FleetSettings settings) {
    this.jobs = List.copyOf(jobs);
    this.settings = settings;
  }

  /** What the selection of the sources found, for the report. */
  public record Selected(List<SnapshotReport> refused, List<Problem> problems) {
    /** Nothing to report. */
    public static final Selected WELL = new Selected(List.of(), List.of());

    /** Copies the lists. */
    public Selected {
      refused = List.copyOf(refused);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Runs all jobs.
   *
   * @param scheduledFor the moment whose slot is used by the jobs that have slots; if empty, the current slot
   * @param selected what the selection of the sources found
   * @return the report that the notifiers received
   */
  public FleetReport run(Optional<Instant> scheduledFor, Selected selected) {
    return drive(
        RunKind.RUN,
        selected,
        settings ->
            CreateStep.first(scheduledFor.filter(moment -> settings.slot().isPresent())));
  }

  /**
   * Prunes without taking snapshots.
   *
   * @param selected what the selection of the sources found
   * @return the report that the notifiers received
   */
  public FleetReport prune(Selected selected) {
    return drive(RunKind.PRUNE, selected, unused -> PruneStep.first());
  }

  /**
   * Determines the status of every job, with one listing for each client.
   *
   * @return the status of each job or why there is none, in the order of the jobs
   */
  public List<Inspected> inspect() {
    Map<Integer, Inspected> found = new TreeMap<>();
    byClient().forEach(ofClient -> found.putAll(inspected(ofClient)));
    return List.copyOf(found.values());
  }

  /** The status of a job; else why there is none. */
  public record Inspected(Optional<JobStatus> status, Optional<RuntimeException> why) {}

  private Map<Integer, Inspected> inspected(List<Integer> ofClient) {
    JobEngine any = jobs.get(ofClient.get(0));
    Map<Integer, Inspected> found = new TreeMap<>();
    try {
      ListingIndex listing = Inspection.list(any.client(), any.settings());
      ofClient.forEach(job -> found.put(job, inspected(listing, jobs.get(job).settings())));
    } catch (SnapshotException failed) {
      Inspected unknown = new Inspected(Optional.empty(), Optional.of(failed));
      ofClient.forEach(job -> found.put(job, unknown));
    }
    return found;
  }

  private static Inspected inspected(ListingIndex listing, JobSettings settings) {
    try {
      return new Inspected(
          Optional.of(Inspection.of(listing.of(settings), settings)), Optional.empty());
    } catch (IllegalStateException policyFailed) {
      return new Inspected(Optional.empty(), Optional.of(policyFailed));
    }
  }

  private FleetReport drive(
      RunKind kind, Selected selected, Function<JobSettings, RunState> first) {
    RunId id = RunId.random();
    Instant startedAt = now();
    FleetEvents events = new FleetEvents(id, settings.listeners(), jobs.size());
    events.tell(new FleetEvent.Started(id, settings.name(), jobs.size()));
    Map<Integer, SnapshotReport> reports =
        new FleetClients(settings.threads()).drive(loops(kind, first, events));
    boolean interrupted = Thread.interrupted();
    FleetReport report = FleetReport.builder(settings.name(), kind)
        .id(id)
        .where(settings.host().map(Where.UNKNOWN::onHost).orElse(Where.UNKNOWN))
        .interrupted(interrupted)
        .jobs(Stream.concat(
                IntStream.range(0, jobs.size()).mapToObj(reports::get), selected.refused().stream())
            .toList())
        .problems(selected.problems())
        .time(startedAt, now())
        .build();
    events.tell(new FleetEvent.Finished(id, report));
    return sent(report.withMoreProblems(events.problems()), interrupted);
  }

  private FleetReport sent(FleetReport report, boolean interrupted) {
    FleetReport told = report.withUndelivered(NotifyStep.of(settings).send(report));
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return told;
  }

  /** The clock is foreign code. */
  private Instant now() {
    try {
      return settings.clock().instant();
    } catch (Throwable thrown) {
      ForeignCode.keepInterruption(thrown);
      return Clock.systemUTC().instant();
    }
  }

  private List<FleetClients.Loop> loops(
      RunKind kind, Function<JobSettings, RunState> first, FleetEvents events) {
    FleetCeiling ceiling = new FleetCeiling(settings.maxDeletions(), jobs.size());
    List<FleetClients.Loop> loops = new ArrayList<>();
    for (List<Integer> ofClient : byClient()) {
      JobEngine any = jobs.get(ofClient.get(0));
      RunClient client =
          RunClient.of(any.client(), RateLimiter.adaptive(any.settings().time()));
      FleetLoop.Shared shared = new FleetLoop.Shared(
          new GuardedClient(client, any.settings(), RunDeadline.none(any.settings())),
          any.settings().time(),
          ceiling,
          new FleetWorkers(settings.parallelism(), settings.threads()));
      List<Member> members = new ArrayList<>();
      for (int job : ofClient) {
        JobSettings listened = jobs.get(job).settings().listening(events::job);
        Run run = Run.begin(kind, client, listened, Driving.TO_THE_END);
        members.add(new Member(job, run, first.apply(listened)));
      }
      loops.add(new FleetClients.Loop(shared, members));
    }
    return loops;
  }

  /** The numbers of the jobs of each client. */
  private Collection<List<Integer>> byClient() {
    IdentityHashMap<SnapshotClient, Integer> order = new IdentityHashMap<>();
    Map<Integer, List<Integer>> numbers = new LinkedHashMap<>();
    for (int job = 0; job < jobs.size(); job++) {
      int client = order.computeIfAbsent(jobs.get(job).client(), unused -> order.size());
      numbers.computeIfAbsent(client, unused -> new ArrayList<>()).add(job);
    }
    return numbers.values();
  }
}
