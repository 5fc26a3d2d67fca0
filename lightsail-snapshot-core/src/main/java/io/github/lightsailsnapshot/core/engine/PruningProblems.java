package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.Problem.Kind;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.util.Set;

/** The problems with plans and deletions. */
final class PruningProblems {
  static final String NOTHING_DELETED = "Nothing was deleted.";

  private PruningProblems() {}

  static String deletedSoFar(Set<String> attempted) {
    return attempted.isEmpty() ? NOTHING_DELETED : "Nothing more was deleted.";
  }

  static Problem timeNotTold() {
    return Problem.warning(
        Kind.TIME_NOT_TOLD,
        "Lightsail did not report its time",
        "Ages were measured at this host's time or the newest snapshot's creation, whichever is earlier, so that"
            + " nothing is deleted too soon.");
  }

  static Problem settingChanged(String what, String then, String now) {
    return Problem.warning(
        Kind.SETTINGS_CHANGED,
        "The job's " + what + " was " + then + " when the run began, and is now " + now,
        "The current one applies.");
  }

  /** The policy failed. */
  static Problem policyFailed(String why, Set<String> attempted) {
    return notPlanned(why, deletedSoFar(attempted) + " Fix the policy.");
  }

  /** Something else failed during planning. */
  static Problem planningFailed(String why, Set<String> attempted) {
    return notPlanned(why, deletedSoFar(attempted) + " The next run plans again.");
  }

  private static Problem notPlanned(String why, String advice) {
    return Problem.error(Kind.PLANNING_FAILED, "Could not plan: " + why, advice);
  }

  static Problem tooFar(String policy, Snapshot beyond, Set<String> attempted) {
    return Problem.error(
        Kind.PLAN_GOES_TOO_FAR,
        "The plan of " + policy + " would delete " + beyond.name()
            + ", which is not for it to decide",
        deletedSoFar(attempted));
  }

  static Problem tooMany(int deletions, int ceiling, Set<String> attempted) {
    return Problem.error(
        Kind.TOO_MANY_DELETIONS,
        "The plan is to delete " + deletions + " snapshots; the ceiling is " + ceiling,
        deletedSoFar(attempted) + " If the plan is right, raise the ceiling for one run.");
  }

  static Problem tooManyOfFleet(int deletions, int ceiling, Set<String> attempted) {
    return Problem.error(
        Kind.TOO_MANY_DELETIONS,
        "The plans of the fleet are to delete " + deletions + " snapshots; its ceiling is "
            + ceiling,
        deletedSoFar(attempted) + " If the plans are right, raise the ceiling for one run.");
  }

  static Problem fleetNotCounted(Set<String> attempted) {
    return Problem.error(
        Kind.TOO_MANY_DELETIONS,
        "The plans of the fleet could not be counted together, because no thread could be started"
            + " for each client",
        deletedSoFar(attempted)
            + " The next run tries again. Look at the limit of this process's threads, such as"
            + " ulimit -u or TasksMax of systemd, and at its memory.");
  }

  static Problem notDeleted(SnapshotException why) {
    return Problem.error(
        Kind.DELETION_FAILED, why, "The snapshot was not deleted; the next run tries again.");
  }

  /** It is unknown whether the deletion had an effect. */
  static Problem deletionUnanswered(SnapshotException why) {
    return Problem.error(
        Kind.DELETION_FAILED,
        why,
        "The snapshot may be gone nevertheless; if not, the next run tries again.");
  }
}
