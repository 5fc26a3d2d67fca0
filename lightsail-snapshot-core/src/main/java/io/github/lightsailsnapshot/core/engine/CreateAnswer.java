package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The result of a request for a snapshot. */
sealed interface CreateAnswer {

  /** How long the hooks around the request took, and how long it was queued: time that does not count as waiting. */
  Duration uncounted();

  /**
   * The service accepted it.
   *
   * @param at the service's time, if it reports it
   */
  record Accepted(Optional<Instant> at, Duration uncounted) implements CreateAnswer {}

  /** It became too late for the request, for instance while the source was quiesced. Nothing was requested. */
  record TooLate(Duration uncounted) implements CreateAnswer {}

  /**
   * The source could not be quiesced, and the job does not allow crash-consistent snapshots. Nothing was requested.
   *
   * @param how how the hook failed
   */
  record NotQuiesced(String how, Duration uncounted) implements CreateAnswer {}

  /** The request failed, or got no answer. */
  record Failure(SnapshotException why, Duration uncounted) implements CreateAnswer {}
}
