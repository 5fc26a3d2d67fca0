package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.engine.NameAnswer.Claim;
import java.util.Optional;

/**
 * The evidence that a snapshot of a name is this run's, although no request for it was accepted.
 *
 * @param why the last failure that leaves open whether the request was accepted
 * @param isUnanswered whether a request got no answer at all
 * @param wasAbsent whether a listing of this run did not show the name
 */
record RequestDoubt(Optional<SnapshotException> why, boolean isUnanswered, boolean wasAbsent) {
  static final RequestDoubt NONE = new RequestDoubt(Optional.empty(), false, false);

  /** The doubt after another failure, unless that failure is conclusive. */
  RequestDoubt after(SnapshotException failure) {
    boolean noAnswer = failure instanceof SnapshotException.Unavailable;
    return noAnswer || failure instanceof SnapshotException.Throttled
        ? new RequestDoubt(Optional.of(failure), isUnanswered || noAnswer, wasAbsent)
        : this;
  }

  RequestDoubt seen(boolean isAbsent) {
    return new RequestDoubt(why, isUnanswered, wasAbsent || isAbsent);
  }

  boolean isAbout(SnapshotException failure) {
    return why.filter(failure::equals).isPresent();
  }

  Claim claim(Claim otherwise) {
    return why.isPresent() ? Claim.IN_DOUBT : otherwise;
  }
}
