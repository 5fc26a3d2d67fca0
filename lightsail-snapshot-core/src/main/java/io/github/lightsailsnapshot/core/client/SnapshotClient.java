package io.github.lightsailsnapshot.core.client;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.Optional;

/**
 * Snapshots of one kind in one region: the three things that a job does with them.
 *
 * <p>Each method is one attempt as the caller sees it; an implementation may repeat a request that got no answer. Failures
 * are {@link SnapshotException}s. Implementations are thread-safe, and end a call soon when the thread is interrupted,
 * leaving its interrupt flag set.
 */
public interface SnapshotClient {

  /**
   * All snapshots of this kind in the region, whoever made them.
   *
   * @return the complete listing; it may lag behind what was done a moment ago
   * @throws SnapshotException if there is no complete listing
   */
  Listing list();

  /**
   * Asks for a snapshot. It is taken in the background: a listing tells when it is available.
   *
   * @param source the name of the instance
   * @param name the snapshot's name, which must be free
   * @return when the request was accepted, by the clock of the service, if it tells
   * @throws SnapshotException.NameTaken if the name is in use; after a reply that was lost, possibly by this very snapshot
   * @throws SnapshotException.NotFound if there is no such source
   * @throws SnapshotException.InvalidState if the source's state does not allow a snapshot now
   * @throws SnapshotException if it failed for another reason; whether the snapshot is taken may then be unknown
   */
  Optional<Instant> create(String source, String name);

  /**
   * Deletes a snapshot, for good.
   *
   * @param snapshot the snapshot, as a listing showed it
   * @throws SnapshotException.NotFound if it is gone already
   * @throws SnapshotException if it failed for another reason
   */
  void delete(Snapshot snapshot);

  /**
   * Where these snapshots are, for reports. It makes no call.
   *
   * @return the region and kind, as far as the client knows them; by default nothing is known
   */
  default Where where() {
    return Where.UNKNOWN;
  }
}
