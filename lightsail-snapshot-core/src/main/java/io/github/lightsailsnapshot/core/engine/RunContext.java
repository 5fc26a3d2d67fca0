package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.resume.ResumeToken;
import io.github.lightsailsnapshot.core.time.TimeSource;
import java.time.Instant;
import java.util.Optional;

/**
 * What every step of one run works with.
 *
 * @param kind what the run was asked to do
 * @param settings the job's settings
 * @param client the service
 * @param clock the host's clock
 * @param recorder where all that happens is recorded
 * @param startedAt when the run began, by the host's clock
 * @param startedNanos the same by the elapsed time
 * @param deadline until when it may go on
 * @param driving how the run is driven
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
   * How a run is driven.
   *
   * @param inParts whether it is suspended instead of waiting for its snapshot
   * @param resumed the token that it goes on with, if it was suspended before
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
