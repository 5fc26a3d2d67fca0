package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.engine.RunContext.Driving;
import io.github.lightsailsnapshot.core.monitor.JobStatus;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.resume.ResumeToken;
import io.github.lightsailsnapshot.core.resume.RunStatus;
import java.time.Instant;
import java.util.Optional;

/** The entry to the engine: one job's settings, and the ways to run it. Immutable and thread-safe. */
public final class JobEngine {
  private final SnapshotClient client;
  private final JobSettings settings;

  /**
   * Creates an engine for one job.
   *
   * @param client the service
   * @param settings the job's settings
   */
  public JobEngine(SnapshotClient client, JobSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  /**
   * Returns the client that the job uses.
   *
   * @return the client
   */
  public SnapshotClient client() {
    return client;
  }

  /**
   * Returns the settings of the job.
   * @return the settings
   */
  public JobSettings settings() {
    return settings;
  }

  /**
   * Takes a snapshot, waits for it and prunes.
   *
   * @param scheduledFor the moment whose slot is used; if empty, the current slot
   * @return the report that the notifiers received
   */
  public SnapshotReport run(Optional<Instant> scheduledFor) {
    return begin(RunKind.RUN, Driving.TO_THE_END).toItsEnd(CreateStep.first(scheduledFor));
  }

  /**
   * Takes a snapshot without waiting for it, and deletes nothing.
   *
   * @return the report that the notifiers received
   */
  public SnapshotReport snapshot() {
    return begin(RunKind.SNAPSHOT, Driving.TO_THE_END).toItsEnd(CreateStep.first(Optional.empty()));
  }

  /**
   * Prunes without taking a snapshot.
   *
   * @return the report that the notifiers received
   */
  public SnapshotReport prune() {
    return begin(RunKind.PRUNE, Driving.TO_THE_END).toItsEnd(PruneStep.first());
  }

  /**
   * Takes a snapshot, and returns instead of waiting for it.
   *
   * @param scheduledFor the moment whose slot is used; if empty, the current slot
   * @return a token, or the report of a run that is over
   */
  public RunStatus start(Optional<Instant> scheduledFor) {
    return begin(RunKind.RUN, Driving.IN_PARTS).drive(CreateStep.first(scheduledFor));
  }

  /**
   * Resumes a run.
   *
   * @param token the token that {@link #start} or an earlier call returned
   * @return a token, or the report of a run that is over
   * @throws IllegalArgumentException if the run belongs to another job
   */
  public RunStatus resume(ResumeToken token) {
    return Run.resume(token, client, settings).drive(new ResumeStep(token));
  }

  /**
   * Determines the status of the job.
   *
   * @return the status
   * @throws SnapshotException if there is no complete listing
   */
  public JobStatus inspect() {
    return Inspection.of(client, settings);
  }

  private Run begin(RunKind kind, Driving driving) {
    return Run.begin(kind, RunClient.of(client), settings, driving);
  }
}
