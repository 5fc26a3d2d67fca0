package io.github.lightsailsnapshot.core.resume;

import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.RunInfo;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a host stores between {@link io.github.lightsailsnapshot.core.job.SnapshotJob#start()} and {@link io.github.lightsailsnapshot.core.job.SnapshotJob#resume}: which run it is, which snapshot it has,
 * and what went wrong so far. Its {@link #toString()} is one line of printable ASCII, which {@link #parse} reads again, here or
 * on another host. It proves nothing: a resumed run lists the snapshots before it deletes any. Immutable and thread-safe.
 */
public final class ResumeToken {
  private final Parts parts;

  /**
   * What was seen of the run's snapshot.
   *
   * @param snapshot the snapshot as it was last seen
   * @param wasListed whether a listing has shown it
   * @param missingSince since when complete listings do not show it any more, by the service's clock if it told
   */
  public record Sighting(
      TakenSnapshot snapshot, boolean wasListed, Optional<Instant> missingSince) {}

  /**
   * The parts of a token.
   *
   * @param run which run it continues
   * @param sighting what was seen of its snapshot
   * @param acceptedAt when the snapshot was accepted or found, by the service's clock if it told
   * @param deadline until when the run waits for the snapshot, by the service's clock if it told
   * @param startedAt when the run began, by the clock of the host that began it
   * @param policy the policy as text; empty if its text differs from process to process
   * @param zone the id of the zone
   * @param problems what went wrong so far, in order
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
   * A token of its parts. A job makes its own; hosts only {@link #parse} them.
   *
   * @param parts the parts
   */
  public ResumeToken(Parts parts) {
    this.parts = Objects.requireNonNull(parts, "parts");
  }

  /**
   * Reads a token again.
   *
   * @param text what {@link #toString()} gave
   * @return the token
   * @throws IllegalArgumentException if the text is not that of a token, or of one of another version; the message says what
   *     is wrong with it
   */
  public static ResumeToken parse(String text) {
    return new ResumeTokenText(Objects.requireNonNull(text, "text")).token();
  }

  /**
   * Everything that the token holds.
   *
   * @return its parts
   */
  public Parts parts() {
    return parts;
  }

  /**
   * Which run it continues.
   *
   * @return the run
   */
  public RunInfo run() {
    return parts.run();
  }

  /**
   * The run's snapshot as it was last seen.
   *
   * @return the snapshot
   */
  public TakenSnapshot snapshot() {
    return parts.sighting().snapshot();
  }

  /**
   * When the snapshot was accepted or found, by the service's clock if it told.
   *
   * @return the time
   */
  public Instant acceptedAt() {
    return parts.acceptedAt();
  }

  /**
   * Until when the run waits for the snapshot, by the service's clock if it told.
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

  /** The token as one line of printable ASCII. */
  @Override
  public String toString() {
    return ResumeTokenText.of(parts);
  }
}
