package io.github.lightsailsnapshot.core.job;

import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import java.util.List;

/**
 * The current status of a fleet, as {@link SnapshotFleet#inspect()} found it.
 *
 * @param jobs the status of each job, the fixed ones first
 * @param refused a report for each selected instance that cannot have a job
 * @param problems what is wrong with the selection, which snapshots are left of other sources, and which instances no
 *     group selects
 */
public record FleetStatus(
    List<JobInspection> jobs, List<SnapshotReport> refused, List<Problem> problems) {

  /** Copies the lists. */
  public FleetStatus {
    jobs = List.copyOf(jobs);
    refused = List.copyOf(refused);
    problems = List.copyOf(problems);
  }
}
