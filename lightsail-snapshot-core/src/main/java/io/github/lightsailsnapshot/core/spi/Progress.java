package io.github.lightsailsnapshot.core.spi;

import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;

/** A step of a run. {@code toString()} describes it on one line. */
public sealed interface Progress {

  /**
   * A run began.
   *
   * @param source the instance
   * @param basename what the names of its snapshots begin with
   */
  record Started(String source, String basename) implements Progress {
    @Override
    public String toString() {
      return "Started on " + source + " as " + basename;
    }
  }

  /**
   * A suspended run was resumed.
   *
   * @param name the name of its snapshot
   */
  record Resumed(String name) implements Progress {
    @Override
    public String toString() {
      return "Resumed with " + name;
    }
  }

  /**
   * A complete listing was read.
   *
   * @param managed how many snapshots are the job's
   * @param total how many snapshots are in the region
   */
  record Listed(int managed, int total) implements Progress {
    @Override
    public String toString() {
      String snapshots = total == 1 ? " snapshot, " : " snapshots, ";
      return "Listed " + total + snapshots + managed + " of this job";
    }
  }

  /**
   * A snapshot is about to be requested.
   *
   * @param name its name
   */
  record Creating(String name) implements Progress {
    @Override
    public String toString() {
      return "Creating " + name;
    }
  }

  /**
   * The run has its snapshot: the service accepted the request, or the run found a snapshot that was requested earlier.
   *
   * @param snapshot the snapshot
   */
  record Taken(TakenSnapshot snapshot) implements Progress {
    @Override
    public String toString() {
      return snapshot.toString();
    }
  }

  /**
   * The snapshot is not available yet.
   *
   * @param name its name
   * @param waited how long the run has waited so far
   */
  record Waiting(String name, Duration waited) implements Progress {
    @Override
    public String toString() {
      return "Waiting for " + name + ", " + waited.toSeconds() + " s so far";
    }
  }

  /**
   * A snapshot is about to be deleted.
   *
   * @param snapshot the snapshot
   * @param number which one of the plan's deletions it is, from 1
   * @param total how many deletions the plan has; a plan that is renewed during the run counts anew
   */
  record Deleting(Snapshot snapshot, int number, int total) implements Progress {
    @Override
    public String toString() {
      return "Deleting " + snapshot.name();
    }
  }

  /**
   * A deletion was attempted.
   *
   * @param deletion the result
   */
  record Deleted(Deletion deletion) implements Progress {
    @Override
    public String toString() {
      return deletion.toString();
    }
  }

  /**
   * The run is over; the notifiers are called next.
   *
   * @param report the report of the run
   */
  record Finished(SnapshotReport report) implements Progress {
    @Override
    public String toString() {
      return "Finished: " + report.outcome();
    }
  }
}
