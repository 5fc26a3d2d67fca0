package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import java.time.Instant;
import java.util.Optional;

/** The result of listing the snapshots. */
sealed interface ListAnswer {

  /** When the listing was requested, by the elapsed time. */
  long askedNanos();

  /**
   * The service's time, and this host's at the request, if the service reported it. A failed answer can contain it as
   * well.
   */
  Optional<ServiceTime> time();

  /** The listing, if it is complete. */
  Optional<JobListing> listing();

  /**
   * A complete listing.
   *
   * @param found the listing
   * @param askedAt when it was requested, by the host's clock
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
   * @param askedNanos when it was requested, by the elapsed time
   * @param askedAt when it was requested, by the host's clock
   */
  record Failure(SnapshotException why, long askedNanos, Instant askedAt) implements ListAnswer {
    @Override
    public Optional<ServiceTime> time() {
      return PossibleTime.of(why.servedAt())
          .map(served -> new ServiceTime(served, askedNanos, askedAt));
    }

    @Override
    public Optional<JobListing> listing() {
      return Optional.empty();
    }
  }
}
