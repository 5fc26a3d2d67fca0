package io.github.lightsailsnapshot.core.client;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.Optional;

/**
 * Lists, creates and deletes the snapshots of one kind in one region.
 *
 * <p>To the caller, each call is one attempt; an implementation may internally retry a request that got no answer. A
 * call that fails throws a {@link SnapshotException}. Implementations are thread-safe. If the thread is interrupted, a
 * call returns promptly and leaves the interrupt flag set.
 */
public interface SnapshotClient {

  /**
   * Lists all snapshots of this kind in the region, including those that the job did not create.
   *
   * @return the complete listing; it may not show the most recent changes yet
   * @throws SnapshotException if no complete listing could be obtained
   */
  Listing list();

  /**
   * Requests a snapshot. The service takes it in the background; a listing shows when it is available.
   *
   * @param source the name of the instance
   * @param name the snapshot's name, which must not be in use
   * @return the service's time when it accepted the request, if the answer contains it
   * @throws SnapshotException.NameTaken if the name is in use; if an earlier reply was lost, possibly by this very
   *     snapshot
   * @throws SnapshotException.NotFound if there is no such source
   * @throws SnapshotException.InvalidState if the source's state does not allow a snapshot now
   * @throws SnapshotException if the request failed for another reason; the snapshot may have been created nevertheless
   */
  Optional<Instant> create(String source, String name);

  /**
   * Deletes a snapshot permanently.
   *
   * @param snapshot the snapshot, as a listing showed it
   * @throws SnapshotException.NotFound if the snapshot no longer exists
   * @throws SnapshotException if the deletion failed for another reason
   */
  void delete(Snapshot snapshot);

  /**
   * Returns where these snapshots are, for reports. This method does not call the service.
   *
   * @return the region and kind, as far as the client knows them; by default, {@link Where#UNKNOWN}
   */
  default Where where() {
    return Where.UNKNOWN;
  }

  /**
   * Returns a client for the same snapshots whose requests wait for their turn, and are repeated if they are throttled.
   *
   * @param limiter gives the turns; all clients that share it are slowed down together
   * @return by default, a client that treats each call as one request; a client that makes several requests in a call,
   *     such as one for each page, limits each of them
   */
  default SnapshotClient limitedBy(RateLimiter limiter) {
    return new LimitedSnapshots(this, limiter);
  }

  /**
   * Returns a client for the same snapshots whose concurrent listings are shared, for hosts that run many jobs for one
   * region at once, each on its own thread. A call of {@link #list()} is answered by a listing that began after the
   * call, never by an older one, so it shows no less than a listing of its own would. Calls that arrive while a listing is
   * in progress share the next one: however many threads list at once, there is one listing at a time. A call therefore
   * waits for at most one other listing before its own. All who share a listing get its failure.
   *
   * <p>The listings of two returned clients are not shared, so give one of them to all jobs of the region. A {@code
   * SnapshotFleet} does not need it, because a fleet shares its listings itself.
   *
   * @return the client; its other calls are those of this client
   */
  default SnapshotClient sharingListings() {
    return new SharedListings(this);
  }
}
