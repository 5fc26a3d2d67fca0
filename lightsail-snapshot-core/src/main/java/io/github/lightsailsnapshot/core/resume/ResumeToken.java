package io.github.lightsailsnapshot.core.resume;

import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.RunInfo;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The state of a suspended run, which a host stores between {@link
 * io.github.lightsailsnapshot.core.job.SnapshotJob#start()} and {@link
 * io.github.lightsailsnapshot.core.job.SnapshotJob#resume}: the run, its snapshot, and the problems so far. {@link
 * #toString()} returns one line of printable ASCII, which {@link #parse} can read on any host. A resumed run does not
 * rely on the token alone: it lists the snapshots before it deletes any. Immutable and thread-safe.
 */
public final class ResumeToken {
  private final Parts parts;

  /**
   * The last observation of the run's snapshot.
   *
   * @param snapshot the snapshot as it was last seen
   * @param wasListed whether a listing has shown it
   * @param missingSince since when complete listings no longer show it, by the service's clock if it reports its time
   */
  public record Sighting(
      TakenSnapshot snapshot, boolean wasListed, Optional<Instant> missingSince) {}

  /**
   * The parts of a token.
   *
   * @param run the run that it continues
   * @param sighting the last observation of the run's snapshot
   * @param acceptedAt when the snapshot was accepted or found, by the service's clock if it reports its time
   * @param deadline until when the run waits for the snapshot, by the service's clock if it reports its time
   * @param startedAt when the run began, by the clock of the host that began it
   * @param policy the policy as text; empty if the text differs between processes
   * @param zone the id of the zone
   * @param problems the problems so far, in order
   */
  public record Parts(
      RunInfo run,
      Sighting sighting,
      Instant acceptedAt,
      Instant deadline,
      Instant startedAt,
      String policy,
      String zone,
      List<Problem> problems) {

    /** Copies the list. */
    public Parts {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Creates a token from its parts. Jobs create tokens; hosts only need to {@link #parse} them.
   *
   * @param parts the parts
   */
  public ResumeToken(Parts parts) {
    this.parts = Objects.requireNonNull(parts, "parts");
  }

  /**
   * Parses a token.
   *
   * @param text the text that {@link #toString()} returned
   * @return the token
   * @throws IllegalArgumentException if the text is not a token, or a token of another version; the message says what
   *     is wrong
   */
  public static ResumeToken parse(String text) {
    return new ResumeTokenText(Objects.requireNonNull(text, "text")).token();
  }

  /**
   * Returns the contents of this token.
   *
   * @return the parts
   */
  public Parts parts() {
    return parts;
  }

  /**
   * Returns the run that this token continues.
   *
   * @return the run
   */
  public RunInfo run() {
    return parts.run();
  }

  /**
   * Returns the run's snapshot as it was last seen.
   *
   * @return the snapshot
   */
  public TakenSnapshot snapshot() {
    return parts.sighting().snapshot();
  }

  /**
   * Returns when the snapshot was accepted or found, by the service's clock if it reports its time.
   *
   * @return the time
   */
  public Instant acceptedAt() {
    return parts.acceptedAt();
  }

  /**
   * Returns until when the run waits for the snapshot, by the service's clock if it reports its time.
   *
   * @return the time
   */
  public Instant deadline() {
    return parts.deadline();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResumeToken token && toString().equals(token.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** Returns this token as one line of printable ASCII. */
  @Override
  public String toString() {
    return ResumeTokenText.of(parts);
  }
}
