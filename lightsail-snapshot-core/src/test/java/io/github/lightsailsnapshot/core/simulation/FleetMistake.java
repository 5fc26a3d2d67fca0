package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Mistakes that a fleet could make, planted around a right one, and the rule that each breaks. */
enum FleetMistake {
  NONE(Optional.empty()),

  /** One listing for the whole run, so that runs are judged by one that began before their own change. */
  SHARES_A_LISTING_THAT_IS_TOO_OLD(Optional.of(Invariant.RECOVERS)) {
    @Override
    SnapshotClient client(FleetHost host, FleetWorld world) {
      return new Around(host) {
        private Optional<Listing> known = Optional.empty();

        @Override
        public Listing list() {
          Listing listing = known.orElseGet(super::list);
          known = Optional.of(listing);
          return listing;
        }
      };
    }
  },

  /** Each job has a client of its own, so that nothing is shared. */
  LISTS_FOR_EACH_JOB(Optional.of(Invariant.BOUNDED)) {
    @Override
    SnapshotClient clientOfJob(SnapshotClient client) {
      return new Around(client);
    }

    /** The clients are served one after the other here, and a ceiling needs the plans of all. */
    @Override
    boolean ignoresTheCeiling() {
      return true;
    }
  },

  IGNORES_THE_CEILING_OF_THE_FLEET(Optional.of(Invariant.CEILING)) {
    @Override
    boolean ignoresTheCeiling() {
      return true;
    }
  },

  /** Once a region does not answer, no other is called. */
  STOPS_AT_A_REGION_THAT_IS_DOWN(Optional.of(Invariant.RECOVERS)) {
    @Override
    SnapshotClient client(FleetHost host, FleetWorld world) {
      return new Around(host) {
        @Override
        public Listing list() {
          if (world.isARegionDown()) {
            throw new SnapshotException.AccessDenied("Not called, because another region failed");
          }
          return super.list();
        }
      };
    }
  },

  LOSES_THE_REPORTS_OF_JOBS_THAT_WERE_INTERRUPTED(Optional.of(Invariant.ONE_REPORT)) {
    @Override
    FleetReport report(FleetReport report) {
      List<SnapshotReport> others = report.jobs().stream()
          .filter(job -> job.outcome() == Outcome.SUCCEEDED)
          .toList();
      return report.interrupted() ? with(others, report) : report;
    }
  };

  private final Optional<Invariant> broken;

  FleetMistake(Optional<Invariant> broken) {
    this.broken = broken;
  }

  Invariant broken() {
    return broken.orElseThrow();
  }

  /** What the jobs of a host share in place of it. */
  SnapshotClient client(FleetHost host, FleetWorld world) {
    return host;
  }

  /** What a job has in place of what they share. */
  SnapshotClient clientOfJob(SnapshotClient client) {
    return client;
  }

  boolean ignoresTheCeiling() {
    return false;
  }

  /** What the caller gets in place of the fleet's report. */
  FleetReport report(FleetReport report) {
    return report;
  }

  private static FleetReport with(List<SnapshotReport> jobs, FleetReport report) {
    return new FleetReport(
        report.id(),
        report.name(),
        report.kind(),
        report.where(),
        report.outcome(),
        report.interrupted(),
        jobs,
        report.problems(),
        report.undelivered(),
        report.startedAt(),
        report.finishedAt());
  }

  private static class Around implements SnapshotClient {
    private final SnapshotClient client;

    Around(SnapshotClient client) {
      this.client = client;
    }

    @Override
    public Listing list() {
      return client.list();
    }

    @Override
    public Optional<Instant> create(String source, String name) {
      return client.create(source, name);
    }

    @Override
    public void delete(Snapshot snapshot) {
      client.delete(snapshot);
    }
  }
}
