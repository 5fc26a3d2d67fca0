package io.github.lightsailsnapshot.core.engine;

import static io.github.lightsailsnapshot.core.report.Problem.Kind.SNAPSHOT_NOT_VERIFIED;

import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.Problem.Kind;
import io.github.lightsailsnapshot.core.resume.ResumeToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** The problems with the run's snapshot after it was accepted. */
final class WaitingProblems {
  private static final String ANOTHER = "Another snapshot of its slot takes its place.";
  private static final String WHO_DELETED_IT = "Check whether somebody deleted it.";

  private WaitingProblems() {}

  static Problem notListed(String name, Duration waited) {
    return notVerified(name, "is not listed after " + text(waited), WHO_DELETED_IT);
  }

  static Problem noListing(String name, Duration waited) {
    return notVerified(
        name, "no listing came back within " + text(waited), "The next run counts it.");
  }

  static Problem noListing(String name, Instant deadline) {
    return notVerified(name, "no listing came back until " + deadline, "The next run counts it.");
  }

  static Problem unreadable(String name, String why) {
    return notVerified(name, "could not be read: " + why, "Look at it in the Lightsail console.");
  }

  static Problem stateUnknown(String name) {
    return unreadable(name, "its state is not known");
  }

  private static Problem notVerified(String name, String why, String advice) {
    return Problem.error(
        SNAPSHOT_NOT_VERIFIED,
        name + " was accepted, but " + why,
        PruningProblems.NOTHING_DELETED + " " + advice);
  }

  static Problem pending(String name, Duration waited) {
    return Problem.error(
        Kind.SNAPSHOT_PENDING,
        name + " is still pending after " + text(waited),
        "It does not count yet; deletions were planned without it.");
  }

  /** The snapshot failed before anything was deleted. */
  static Problem failed(String name) {
    return failed(name, "It does not count. " + PruningProblems.NOTHING_DELETED);
  }

  static Problem failedAndReplaced(String name) {
    return failed(name, "It does not count. " + ANOTHER);
  }

  static Problem failedWhileDeleting(String name, Set<String> attempted) {
    return failed(name, "It does not count. " + PruningProblems.deletedSoFar(attempted));
  }

  private static Problem failed(String name, String advice) {
    return Problem.error(Kind.SNAPSHOT_FAILED, name + " ended in an error", advice);
  }

  /** The snapshot disappeared before anything was deleted. */
  static Problem gone(String name) {
    return gone(name, WHO_DELETED_IT + " " + PruningProblems.NOTHING_DELETED);
  }

  static Problem goneAndReplaced(String name) {
    return gone(name, WHO_DELETED_IT + " " + ANOTHER);
  }

  static Problem goneWhileDeleting(String name, Set<String> attempted) {
    return gone(name, WHO_DELETED_IT + " " + PruningProblems.deletedSoFar(attempted));
  }

  private static Problem gone(String name, String advice) {
    return Problem.error(Kind.SNAPSHOT_GONE, name + " is no longer listed", advice);
  }

  static Problem resumedTooLate(ResumeToken token, Instant now) {
    return Problem.error(
        Kind.RESUMED_TOO_LATE,
        token.snapshot().name() + " was accepted at " + token.acceptedAt()
            + ", and the run was resumed only at " + now,
        "That is too late to rely on it. Nothing was deleted. The next run starts over.");
  }

  private static String text(Duration waited) {
    return waited.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }
}
