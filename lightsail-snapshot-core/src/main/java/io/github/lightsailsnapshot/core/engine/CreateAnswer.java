package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What came of a request for a snapshot. */
sealed interface CreateAnswer {

  /** How long the hooks around the request took. */
  Duration timeOfHooks();

  /**
   * The service accepted it.
   *
   * @param at when it did, if the service tells
   */
  record Accepted(Optional<Instant> at, Duration timeOfHooks) implements CreateAnswer {}

  /** It became too late to ask, for instance while the source was quiesced; nothing was asked for. */
  record TooLate(Duration timeOfHooks) implements CreateAnswer {}

  /**
   * The source could not be quiesced, and the host wants no snapshot without that; nothing was asked for.
   *
   * @param how how the hook failed
   */
  record NotQuiesced(String how, Duration timeOfHooks) implements CreateAnswer {}

  /** The request failed, or got no answer. */
  record Failure(SnapshotException why, Duration timeOfHooks) implements CreateAnswer {}
}
