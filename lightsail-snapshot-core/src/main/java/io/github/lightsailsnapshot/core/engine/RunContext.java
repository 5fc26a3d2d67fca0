package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.resume.ResumeToken;
import io.github.lightsailsnapshot.core.time.TimeSource;
import java.time.Instant;
import java.util.Optional;

/**
 * What every step of a run needs.
 *
 * @param kind what the run was asked to do
 * @param settings the job's settings
 * @param client the service
 * @param clock the host's clock
 * @param recorder records all events and problems
 * @param startedAt when the run began, by the host's clock
 * @param startedNanos when the run began, by the elapsed time
 * @param deadline until when the run may continue
 * @param driving how the run is executed
 */
record RunContext(
    RunKind kind,
    JobSettings settings,
    GuardedClient client,
    HostClock clock,
    RunRecorder recorder,
    Instant startedAt,
    long startedNanos,
    RunDeadline deadline,
    Driving driving) {

  /**
   * How a run is executed.
   *
   * @param inParts whether it is suspended instead of waiting for its snapshot
   * @param resumed the token from which the run was resumed, if it was
   */
  record Driving(boolean inParts, Optional<ResumeToken> resumed) {
    static final Driving TO_THE_END = new Driving(false, Optional.empty());
    static final Driving IN_PARTS = new Driving(true, Optional.empty());
  }

  TimeSource time() {
    return settings.time();
  }

  Optional<ResumeToken> resumed() {
    return driving.resumed();
  }
}
