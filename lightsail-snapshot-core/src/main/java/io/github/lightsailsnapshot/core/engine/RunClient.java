package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.RateLimiter;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import java.util.Optional;

/**
 * The client of a run. With hooks, a request waits for its turn before the source is quiesced, and not while it is.
 *
 * @param calls the client, whose requests wait for their turn if there is a limiter
 * @param unlimited the client without the limiter
 * @param limiter gives the turns
 */
record RunClient(SnapshotClient calls, SnapshotClient unlimited, Optional<RateLimiter> limiter) {
  static RunClient of(SnapshotClient client) {
    return new RunClient(client, client, Optional.empty());
  }

  static RunClient of(SnapshotClient client, RateLimiter limiter) {
    return new RunClient(client.limitedBy(limiter), client, Optional.of(limiter));
  }

  /** Waits for the turn of a request that is made while the source is quiesced. */
  void awaitTurn() throws InterruptedException {
    if (limiter.isPresent()) {
      long unused = limiter.get().awaitTurn();
    }
  }
}
