package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.util.Optional;

/** The final result for a name that was requested. */
sealed interface NameAnswer {

  /** Why a snapshot that has the name may be this run's. */
  enum Claim {
    /** This run did not request the name, or its request was refused. */
    NONE,
    /**
     * The name was taken when this run requested it, perhaps by an earlier request of this run whose reply was lost.
     */
    NAME_TAKEN,
    /** A request of this run for the name got no conclusive answer. */
    IN_DOUBT
  }

  /**
   * A snapshot has the name, perhaps because of a request of this run.
   *
   * @param holder the snapshot
   * @param listing the listing that shows it
   * @param claim why it may be this run's
   * @param wasAbsent whether an earlier listing of the run did not show it
   */
  record Held(Snapshot holder, JobListing listing, Claim claim, boolean wasAbsent)
      implements NameAnswer {}

  /**
   * A new item has the name, but could not be read.
   *
   * @param name the name
   * @param listing the listing that shows it
   */
  record Unreadable(String name, JobListing listing) implements NameAnswer {}

  /**
   * As far as known, no request was accepted. The last request may have been accepted nevertheless, or an earlier one,
   * as the claim says.
   *
   * @param name the name
   * @param problem what went wrong
   * @param sinceRequest a listing since the last request, if one came back
   * @param mayBeGranted whether the last request may have been accepted
   * @param isUnanswered whether a request for the name got no answer
   * @param claim why a snapshot of the name would be this run's
   * @param wasAbsent whether an earlier listing of the run did not show the name
   */
  record Failed(
      String name,
      Problem problem,
      Optional<JobListing> sinceRequest,
      boolean mayBeGranted,
      boolean isUnanswered,
      Claim claim,
      boolean wasAbsent)
      implements NameAnswer {

    /** The snapshot of the name in a later listing, if there is one. */
    Optional<Held> heldIn(JobListing later) {
      return later.find(name).map(found -> new Held(found, later, claim, wasAbsent));
    }
  }
}
