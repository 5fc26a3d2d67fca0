package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.Problem.Kind;

/** The problems with the hooks around a request. */
final class ConsistencyProblems {
  private static final String BEFORE = "The hook before the snapshot ";

  private ConsistencyProblems() {}

  /** The hook before the snapshot failed, and the job does not allow crash-consistent snapshots. */
  static Problem notQuiesced(String how) {
    return Problem.error(Kind.NOT_QUIESCED, BEFORE + how, CreationProblems.NOTHING_MADE);
  }

  /** The hook before the snapshot failed, and the job allows crash-consistent snapshots. */
  static Problem crashConsistent(String how) {
    return Problem.error(
        Kind.NOT_QUIESCED,
        BEFORE + how,
        "The snapshot is crash-consistent only, as the job's settings allow.");
  }

  static Problem notReleased(String how) {
    return Problem.error(
        Kind.NOT_RELEASED,
        "The hook after the snapshot " + how,
        "Check that the source was released. The snapshot is not affected.");
  }

  static Problem unknown(String name) {
    return Problem.error(
        Kind.CONSISTENCY_UNKNOWN,
        "The request for " + name
            + " got no answer, so the snapshot may have been taken outside the hooks",
        "It may be crash-consistent only.");
  }
}
