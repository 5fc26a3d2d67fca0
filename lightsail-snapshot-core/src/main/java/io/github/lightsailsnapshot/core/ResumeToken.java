package io.github.lightsailsnapshot.core;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a host stores between {@link SnapshotJob#start()} and {@link SnapshotJob#resume}: which run it is, which snapshot it has,
 * and what went wrong so far. Its {@link #toString()} is one line of printable ASCII, which {@link #parse} reads again, here or
 * on another host. It proves nothing: a resumed run lists the snapshots before it deletes any.
 */
public final class ResumeToken {
  private static final Pattern NAMELESS = Pattern.compile("\\$\\$|@[0-9a-f]+\\b");

  private final RunInfo run;
  private final Sighting sighting;
  private final Instant acceptedAt;
  private final Instant deadline;
  private final Instant startedAt;
  private final String policy;
  private final String zone;
  private final List<Problem> problems;

  /**
   * What was seen of the run's snapshot.
   *
   * @param snapshot the snapshot as it was last seen
   * @param wasListed whether a listing has shown it
   * @param missingSince since when complete listings do not show it any more, by the service's clock if it told
   */
  record Sighting(OwnSnapshot snapshot, boolean wasListed, Optional<Instant> missingSince) {}

  /** The parts of a token. */
  record Parts(
      RunInfo run,
      Sighting sighting,
      Instant acceptedAt,
      Instant deadline,
      Instant startedAt,
      String policy,
      String zone,
      List<Problem> problems) {}

  ResumeToken(Parts parts) {
    this.run = parts.run();
    this.sighting = parts.sighting();
    this.acceptedAt = parts.acceptedAt();
    this.deadline = parts.deadline();
    this.startedAt = parts.startedAt();
    this.policy = parts.policy();
    this.zone = parts.zone();
    this.problems = List.copyOf(parts.problems());
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

  /** A token for a run that has its snapshot and would wait for it. */
  static ResumeToken of(RunContext run, WaitStep.Observation seen) {
    Taken taken = seen.taken();
    Optional<Instant> served = taken.basis().servedAt();
    Instant now = served
        .map(time -> time.plus(run.time().since(taken.basis().requestedAt())))
        .orElseGet(run.clock()::instant);
    Optional<Instant> missingSince =
        seen.missingSince().map(since -> now.minus(run.time().since(since)));
    Sighting sighting = new Sighting(taken.snapshot(), seen.wasSeen(), missingSince);
    if (run.resumed().isPresent()) {
      return run.resumed().get().with(sighting, run.recorder().problems());
    }
    return new ResumeToken(new Parts(
        run.recorder().info(),
        sighting,
        acceptedAt(taken, now),
        now.plus(taken.deadline().left(run.time())),
        run.startedAt(),
        policyOf(run.settings()),
        run.settings().zone().getId(),
        run.recorder().problems()));
  }

  /** A snapshot that was found counts from then on; where the service tells no time, only this host's clock is there. */
  private static Instant acceptedAt(Taken taken, Instant now) {
    boolean isTold = taken.snapshot().origin() == OwnSnapshot.Origin.CREATED
        && taken.basis().servedAt().isPresent();
    return isTold ? taken.snapshot().createdAt().orElse(now) : now;
  }

  /** The policy as text; empty if it is one without a name, whose text differs from process to process. */
  static String policyOf(JobSettings settings) {
    String text = ForeignText.named(settings.policy());
    return NAMELESS.matcher(text).find() ? "" : text;
  }

  /** The same with what went wrong since. */
  ResumeToken with(List<Problem> later) {
    return with(sighting, later);
  }

  private ResumeToken with(Sighting seen, List<Problem> later) {
    return new ResumeToken(
        new Parts(run, seen, acceptedAt, deadline, startedAt, policy, zone, later));
  }

  /**
   * Which run it continues.
   *
   * @return the run
   */
  public RunInfo run() {
    return run;
  }

  /**
   * The run's snapshot as it was last seen.
   *
   * @return the snapshot
   */
  public OwnSnapshot snapshot() {
    return sighting.snapshot();
  }

  Sighting sighting() {
    return sighting;
  }

  /**
   * When the snapshot was accepted or found, by the service's clock if it told.
   *
   * @return the time
   */
  public Instant acceptedAt() {
    return acceptedAt;
  }

  /**
   * Until when the run waits for the snapshot, by the service's clock if it told.
   *
   * @return the time
   */
  public Instant deadline() {
    return deadline;
  }

  Instant startedAt() {
    return startedAt;
  }

  String policy() {
    return policy;
  }

  String zone() {
    return zone;
  }

  List<Problem> problems() {
    return problems;
  }

  /** Why another job cannot resume this run; nothing if it can. */
  Optional<String> mismatch(RunInfo other) {
    return difference("source", run.source(), other.source())
        .or(() -> difference("basename", run.basename(), other.basename()))
        .or(() -> difference(
            "region",
            run.where().region().orElse("unknown"),
            other.where().region().orElse("unknown")))
        .or(() -> difference(
            "kind", run.where().kind().orElse("unknown"), other.where().kind().orElse("unknown")));
  }

  private static Optional<String> difference(String what, String here, String there) {
    return here.equals(there)
        ? Optional.empty()
        : Optional.of("The run was started with the " + what + " \"" + here
            + "\" and cannot be resumed by a job with the " + what + " \"" + there + "\"");
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
    return ResumeTokenText.of(this);
  }
}
