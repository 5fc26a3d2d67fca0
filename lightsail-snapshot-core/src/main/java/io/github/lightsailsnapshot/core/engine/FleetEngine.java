package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.RateLimiter;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.engine.FleetLoop.Member;
import io.github.lightsailsnapshot.core.engine.RunContext.Driving;
import io.github.lightsailsnapshot.core.monitor.JobStatus;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Outcome;
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

  /**
   * What the selection of the sources found, for the report.
   *
   * @param refused the reports of sources without a job
   * @param problems what concerns the fleet as a whole
   * @param leftovers finds what is left of sources that are not selected
   */
  public record Selected(
      List<SnapshotReport> refused, List<Problem> problems, Leftovers leftovers) {
    /** Nothing to report. */
    public static final Selected WELL =
        new Selected(List.of(), List.of(), (client, listing) -> List.of());

    /** Copies the lists. */
    public Selected {
      refused = List.copyOf(refused);
      problems = List.copyOf(problems);
    }
  }

  /** Finds snapshots of the fleet whose sources are gone or not selected. */
  @FunctionalInterface
  public interface Leftovers {

    /**
     * Finds them in a complete listing.
     *
     * @param client the client of the listing
     * @param listing the first complete listing of the run
     * @return a problem for each source
     */
    List<Problem> find(SnapshotClient client, Listing listing);
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
   * @param leftovers finds what is left of sources that are not selected
   * @return the status of each job or why there is none, in the order of the jobs; and the leftovers
   */
  public Inspections inspect(Leftovers leftovers) {
    Map<Integer, Inspected> found = new TreeMap<>();
    List<Problem> problems = new ArrayList<>();
    byClient().forEach(ofClient -> inspect(ofClient, found, leftovers, problems));
    return new Inspections(List.copyOf(found.values()), problems);
  }

  /** The status of a job; else why there is none. */
  public record Inspected(Optional<JobStatus> status, Optional<RuntimeException> why) {}

  /** The status of each job, and what is left of other sources. */
  public record Inspections(List<Inspected> jobs, List<Problem> leftovers) {}

  private void inspect(
      List<Integer> ofClient,
      Map<Integer, Inspected> found,
      Leftovers leftovers,
      List<Problem> problems) {
    JobEngine any = jobs.get(ofClient.get(0));
    try {
      ListingIndex listing = Inspection.list(any.client(), any.settings());
      ofClient.forEach(job -> found.put(job, inspected(listing, jobs.get(job).settings())));
      problems.addAll(leftovers(leftovers, any.client(), listing.listing()));
    } catch (SnapshotException failed) {
      Inspected unknown = new Inspected(Optional.empty(), Optional.of(failed));
      ofClient.forEach(job -> found.put(job, unknown));
    }
  }

  private static Inspected inspected(ListingIndex listing, JobSettings settings) {
    try {
      return new Inspected(
          Optional.of(Inspection.of(listing.of(settings), settings)), Optional.empty());
    } catch (IllegalStateException policyFailed) {
      return new Inspected(Optional.empty(), Optional.of(policyFailed));
    }
  }

  /**
   * Creates the report of a source that cannot have a job.
   *
   * @param client the client of its group
   * @param source its name
   * @param basename what the names of its snapshots would begin with
   * @param why why it has no job
   * @return the report of a failed run
   */
  public SnapshotReport refused(
      SnapshotClient client, String source, String basename, Problem why) {
    Instant now = now();
    return SnapshotReport.builder(Run.infoOf(
            RunId.random(), RunKind.RUN, client, new Run.JobId(source, basename, settings.host())))
        .outcome(Outcome.FAILED)
        .problems(List.of(why))
        .time(now, now)
        .build();
  }

  private FleetReport drive(
      RunKind kind, Selected selected, Function<JobSettings, RunState> first) {
    RunId id = RunId.random();
    Instant startedAt = now();
    FleetEvents events = new FleetEvents(id, settings.listeners(), jobs.size());
    events.tell(new FleetEvent.Started(id, settings.name(), jobs.size()));
    FleetClients.Driven driven =
        new FleetClients(settings.threads()).drive(loops(kind, first, events));
    boolean interrupted = Thread.interrupted();
    List<Problem> problems = new ArrayList<>(selected.problems());
    driven
        .listings()
        .forEach(
            (client, listing) -> problems.addAll(leftovers(selected.leftovers(), client, listing)));
    FleetReport report = FleetReport.builder(settings.name(), kind)
        .id(id)
        .where(settings.host().map(Where.UNKNOWN::onHost).orElse(Where.UNKNOWN))
        .interrupted(interrupted)
        .jobs(Stream.concat(
                IntStream.range(0, jobs.size()).mapToObj(driven.reports()::get),
                selected.refused().stream())
            .toList())
        .problems(problems)
        .time(startedAt, now())
        .build();
    events.tell(new FleetEvent.Finished(id, report));
    return sent(report.withMoreProblems(events.problems()), interrupted);
  }

  /** A template is foreign code. */
  private static List<Problem> leftovers(Leftovers finder, SnapshotClient client, Listing listing) {
    try {
      return finder.find(client, listing);
    } catch (Throwable thrown) {
      ForeignCode.keepInterruption(thrown);
      return List.of(RunProblems.leftoversUnknown(thrown));
    }
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
      loops.add(new FleetClients.Loop(any.client(), shared, members));
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
