package io.github.lightsailsnapshot.core.engine;

import static io.github.lightsailsnapshot.core.report.Problem.Kind.CREATION_FAILED;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.Problem.Kind;
import io.github.lightsailsnapshot.retention.Snapshot;

/** The problems with names and with requests for a snapshot. */
final class CreationProblems {
  static final String NOTHING_MADE = "No snapshot was made and nothing was deleted.";

  private static final String NOT_FOUND =
      "No such snapshot was found. Nothing was deleted. If it was made after all, the next run counts it.";

  private static final String PERHAPS_MADE =
      "Nothing was deleted. The snapshot of the slot that the run was too late for may have been made.";

  private CreationProblems() {}

  /** A problem cannot say that no snapshot was made if an earlier request of the run may have made one. */
  static Problem afterAbandonedRequest(Problem problem) {
    return problem.withAdvice(problem.advice().replace(NOTHING_MADE, PERHAPS_MADE));
  }

  /** All numbers of a name are taken. */
  static Problem noNumberLeft(String lastName) {
    return Problem.error(
        Kind.NO_NAME_LEFT, "All names up to " + lastName + " are taken", NOTHING_MADE);
  }

  /** Names were taken although no listing showed them. */
  static Problem noNameFound(int requested) {
    return Problem.error(
        Kind.NO_NAME_LEFT,
        "The last " + requested
            + " names requested were taken, each by a snapshot that cannot be this run's",
        NOTHING_MADE);
  }

  static Problem heldByAnother(Snapshot holder) {
    return Problem.error(
        Kind.NAME_HELD_BY_ANOTHER,
        "The name " + holder.name() + " is held by a snapshot of "
            + holder.source().name() + ", created at " + holder.createdAt()
            + ", which this job did not make",
        NOTHING_MADE + " Names are unique in a region: give each instance's job a basename of its"
            + " own, such as \"{source}-nightly\".");
  }

  static Problem retried(SnapshotException why) {
    return Problem.warning(Kind.CREATION_RETRIED, why, "The request was repeated.");
  }

  static Problem notRetried(SnapshotException why) {
    return Problem.warning(
        CREATION_FAILED, why, "The run was interrupted before the request was repeated.");
  }

  /** The request had no effect, and repeating it would not help. */
  static Problem failed(SnapshotException why) {
    return Problem.error(CREATION_FAILED, why, NOTHING_MADE);
  }

  /** The state of the source did not allow the request. */
  static Problem refused(SnapshotException why) {
    return Problem.error(
        CREATION_FAILED, why, NOTHING_MADE + " Try again when the instance is ready.");
  }

  /** It is unknown whether the request had an effect. */
  static Problem unanswered(SnapshotException why) {
    return Problem.error(CREATION_FAILED, why, NOT_FOUND);
  }

  /** The name was taken, but no listing shows what has it. */
  static Problem holderNotFound(SnapshotException taken) {
    return Problem.error(
        CREATION_FAILED,
        taken,
        "No snapshot of that name was found. The name may belong to a disk, an instance or another resource, or"
            + " to a snapshot that is not listed yet, which the next run counts. Nothing was deleted.");
  }

  /** An earlier request may have been accepted, but no listing shows the snapshot. */
  static Problem notFound(Problem failure) {
    return failure.withAdvice(NOT_FOUND);
  }

  /** The name is in use by now. */
  static Problem nameInUse(Problem failure) {
    return failure.withAdvice("The name is in use by now.");
  }

  /** The slot has a snapshot nevertheless. */
  static Problem slotServed(Problem failure, Snapshot serving) {
    return failure.withAdvice("The slot now has " + serving.name() + ".");
  }

  static Problem slotServed(SnapshotException why, Snapshot serving) {
    return slotServed(resolved(why), serving);
  }

  static Problem nameInUse(SnapshotException why) {
    return nameInUse(resolved(why));
  }

  /** The request was accepted although it seemed to fail. */
  static Problem madeAfterAll(SnapshotException why) {
    return resolved(why).withAdvice("The snapshot was created nevertheless.");
  }

  static Problem takenByAnother(SnapshotException why) {
    return resolved(why).withAdvice("Another snapshot has that name.");
  }

  static Problem unreadableHolder(SnapshotException why) {
    return resolved(why).withAdvice("An item of that name is listed, but could not be read.");
  }

  private static Problem resolved(SnapshotException why) {
    return failed(why).asWarning();
  }
}
