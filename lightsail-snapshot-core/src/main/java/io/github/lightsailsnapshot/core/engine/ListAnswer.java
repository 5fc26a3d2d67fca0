package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import java.time.Instant;
import java.util.Optional;

/** What came of listing the snapshots. */
sealed interface ListAnswer {

  /** When the listing was asked for, by the elapsed time. */
  long askedNanos();

  /** The service's time and this host's when it was asked, if the service told it; a failed answer can tell it as well. */
  Optional<ServiceTime> time();

  /** The listing, if it is complete. */
  Optional<JobListing> listing();

  /**
   * A complete listing.
   *
   * @param found what it shows
   * @param askedAt when it was asked for, by the host's clock
   */
  record Complete(JobListing found, Instant askedAt) implements ListAnswer {
    @Override
    public long askedNanos() {
      return found.requestedAt();
    }

    @Override
    public Optional<ServiceTime> time() {
      return found.servedAt().map(served -> new ServiceTime(served, askedNanos(), askedAt));
    }

    @Override
    public Optional<JobListing> listing() {
      return Optional.of(found);
    }
  }

  /**
   * No complete listing.
   *
   * @param why what went wrong
   * @param askedNanos when it was asked for, by the elapsed time
   * @param askedAt the same by the host's clock
   */
  record Failure(SnapshotException why, long askedNanos, Instant askedAt) implements ListAnswer {
    @Override
    public Optional<ServiceTime> time() {
      return why.servedAt().map(served -> new ServiceTime(served, askedNanos, askedAt));
    }

    @Override
    public Optional<JobListing> listing() {
      return Optional.empty();
    }
  }
}
