package io.github.lightsailsnapshot.core.selection;

import io.github.lightsailsnapshot.core.client.RateLimiter;
import io.github.lightsailsnapshot.core.client.SnapshotException;

/** Lists the instances of a region. Implementations are thread-safe. */
@FunctionalInterface
public interface InstanceClient {

  /**
   * Lists all instances.
   *
   * @return the instances, and whether that is all of them
   * @throws SnapshotException if none could be listed
   */
  InstanceListing list();

  /**
   * Returns a client for the same instances whose requests wait for their turn, and are repeated if they are throttled.
   *
   * @param limiter gives the turns
   * @return by default, a client that treats each call as one request
   */
  default InstanceClient limitedBy(RateLimiter limiter) {
    return () -> limiter.call("Could not list the instances", this::list);
  }
}
