package io.github.lightsailsnapshot.core.spi;

import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.RunId;
import java.util.Objects;

/** An event in a run of a fleet. {@code toString()} describes it on one line. */
public sealed interface FleetEvent {

  /**
   * Returns the id of the fleet's run.
   *
   * @return the id
   */
  RunId id();

  /**
   * The run of the fleet began.
   *
   * @param id the id of the fleet's run
   * @param name the name of the fleet
   * @param jobs how many jobs it has
   */
  record Started(RunId id, String name, int jobs) implements FleetEvent {
    @Override
    public String toString() {
      return "Started " + name + " with " + jobs + (jobs == 1 ? " job" : " jobs");
    }
  }

  /**
   * Something happened in one of the jobs.
   *
   * @param id the id of the fleet's run
   * @param job what happened, and in which job
   * @param finished how many jobs of the fleet are over
   * @param total how many jobs the fleet has
   */
  record JobProgressed(RunId id, JobEvent job, int finished, int total) implements FleetEvent {

    /** Checks that no component is null. */
    public JobProgressed {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(job, "job");
    }

    @Override
    public String toString() {
      return "[" + finished + "/" + total + "] " + job.run().source() + ": " + job;
    }
  }

  /**
   * The run of the fleet is over; its notifiers are called next.
   *
   * @param id the id of the fleet's run
   * @param report the report of the run
   */
  record Finished(RunId id, FleetReport report) implements FleetEvent {
    @Override
    public String toString() {
      return "Finished: " + report.headline();
    }
  }
}
