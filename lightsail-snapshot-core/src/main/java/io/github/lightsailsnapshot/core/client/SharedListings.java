package io.github.lightsailsnapshot.core.client;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A client that lists for several threads at once. There is one listing at a time, and one {@link Shared} that has not
 * begun, which all callers join. When the one in progress is over, one of those who joined the next one makes it.
 */
final class SharedListings implements SnapshotClient {
  private final SnapshotClient client;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition isOver = lock.newCondition();
  private Shared next = new Shared();
  private boolean isInProgress;

  SharedListings(SnapshotClient client) {
    this.client = client;
  }

  /** A listing that may not have begun, and what came of it. Guarded by the lock. */
  private static final class Shared {
    private @Nullable Listing listing;
    private @Nullable SnapshotException failure;

    boolean hasAnswer() {
      return listing != null || failure != null;
    }

    @Nullable
    Listing answer() {
      if (failure != null) {
        throw failure;
      }
      return listing;
    }
  }

  @Override
  public Listing list() {
    Shared shared = join();
    try {
      Listing others = awaited(shared);
      return others != null ? others : made(shared);
    } catch (InterruptedException stopRequested) {
      Thread.currentThread().interrupt();
      throw new SnapshotException.Unavailable(
          "Could not list the snapshots: interrupted while waiting for another listing");
    }
  }

  private Shared join() {
    lock.lock();
    try {
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for somebody else's answer, or until it is the calling thread that has to list, which null says. */
  private @Nullable Listing awaited(Shared shared) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!shared.hasAnswer() && isInProgress) {
        isOver.await();
      }
      if (!shared.hasAnswer()) {
        begin(shared);
      }
      return shared.answer();
    } finally {
      lock.unlock();
    }
  }

  /** Whoever comes from now on needs a listing that begins later. */
  private void begin(Shared shared) {
    isInProgress = true;
    if (next == shared) {
      next = new Shared();
    }
  }

  private Listing made(Shared shared) {
    Listing listing = null;
    SnapshotException failure = null;
    try {
      listing = client.list();
      return listing;
    } catch (SnapshotException failed) {
      // An interruption is this thread's only. One of the others lists again.
      failure = Thread.currentThread().isInterrupted() ? null : failed;
      throw failed;
    } finally {
      end(shared, listing, failure);
    }
  }

  private void end(Shared shared, @Nullable Listing listing, @Nullable SnapshotException failure) {
    lock.lock();
    try {
      shared.listing = listing;
      shared.failure = failure;
      isInProgress = false;
      isOver.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many threads wait for a listing that another thread makes. */
  int waiting() {
    lock.lock();
    try {
      return lock.getWaitQueueLength(isOver);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<Instant> create(String source, String name) {
    return client.create(source, name);
  }

  @Override
  public void delete(Snapshot snapshot) {
    client.delete(snapshot);
  }

  @Override
  public Where where() {
    return client.where();
  }

  @Override
  public SnapshotClient limitedBy(RateLimiter limiter) {
    return new SharedListings(client.limitedBy(limiter));
  }

  @Override
  public SnapshotClient sharingListings() {
    return this;
  }

  /** Returns a description such as {@code SharedListings[LightsailSnapshots[instance in eu-central-1]]}. */
  @Override
  public String toString() {
    return "SharedListings[" + client + "]";
  }
}
