package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.util.Optional;

/** What is known in the end of a name that was asked for. */
sealed interface NameAnswer {

  /** How a snapshot that holds a name may be this run's. */
  enum Claim {
    /** This run did not ask for the name, or its request was refused. */
    NONE,
    /** The name was taken when this run asked for it: perhaps by its own request, of which a reply was lost. */
    NAME_TAKEN,
    /** A request of this run for the name got no answer that settles it. */
    IN_DOUBT
  }

  /**
   * Something holds the name, perhaps by a request of this run.
   *
   * @param holder the snapshot
   * @param listing the listing that shows it
   * @param claim how it may be this run's
   * @param wasAbsent whether an earlier listing of the run did not show it
   */
  record Held(Snapshot holder, JobListing listing, Claim claim, boolean wasAbsent)
      implements NameAnswer {}

  /**
   * Something has the name that could not be read, and it was not there before.
   *
   * @param name the name
   * @param listing the listing that shows it
   */
  record Unreadable(String name, JobListing listing) implements NameAnswer {}

  /**
   * Nothing was accepted, as far as it is known. The last request may have been granted after all, or an earlier one, as the
   * claim says.
   *
   * @param name the name
   * @param problem what went wrong
   * @param sinceRequest a listing since the last request, if one came back
   * @param mayBeGranted whether the last request may have been granted
   * @param isUnanswered whether a request for the name got no answer
   * @param claim how a snapshot of the name would be this run's
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

    /** The snapshot that a later listing shows under the name, if there is one. */
    Optional<Held> heldIn(JobListing later) {
      return later.find(name).map(found -> new Held(found, later, claim, wasAbsent));
    }
  }
}
