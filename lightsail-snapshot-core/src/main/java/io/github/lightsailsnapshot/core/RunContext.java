package io.github.lightsailsnapshot.core;

import java.time.Instant;

/** What every step of one run works with. */
record RunContext(
    RunKind kind,
    JobSettings settings,
    GuardedClient client,
    HostClock clock,
    RunRecorder recorder,
    Instant startedAt,
    long startedNanos) {

  Ticker ticker() {
    return settings.ticker();
  }
}
