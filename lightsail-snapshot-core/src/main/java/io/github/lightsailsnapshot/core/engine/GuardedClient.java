package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Wraps the client of a run, which may be foreign code: every exception, and a null answer, becomes a failure that the
 * run can handle. No call begins after the run's deadline. If the thread's interrupt flag is set before a call or after
 * a failed one, it throws an {@link InterruptedException}.
 */
final class GuardedClient {
  private final SnapshotClient client;
  private final SnapshotClient creating;
  private final JobSettings settings;
  private final RunDeadline deadline;

  GuardedClient(RunClient client, JobSettings settings, RunDeadline deadline) {
    this.client = client.calls();
    this.creating = settings.hooks().isEmpty() ? client.calls() : client.unlimited();
    this.settings = settings;
    this.deadline = deadline;
  }

  JobListing list() throws InterruptedException {
    return listAll().of(settings);
  }

  /** Lists for several jobs. */
  ListingIndex listAll() throws InterruptedException {
    long requestedAt = settings.time().nanos();
    Listing listing = call("Could not list the snapshots", client::list);
    return ListingIndex.of(withPossibleTime(listing), requestedAt);
  }

  private static Listing withPossibleTime(Listing listing) {
    return new Listing(
        listing.snapshots(), listing.unreadable(), PossibleTime.of(listing.servedAt()));
  }

  /** Lists, and returns a failure as a value, for a run that continues after it. */
  ListAnswer answerToList(Instant askedAt) throws InterruptedException {
    long askedNanos = settings.time().nanos();
    try {
      return new ListAnswer.Complete(list(), askedAt);
    } catch (SnapshotException failed) {
      return new ListAnswer.Failure(failed, askedNanos, askedAt);
    }
  }

  /** Requests a snapshot, and returns when it was accepted, if the service reports its time. */
  Optional<Instant> create(String name) throws InterruptedException {
    return PossibleTime.of(
        call("Could not create " + name, () -> creating.create(settings.source(), name)));
  }

  void delete(Snapshot snapshot) throws InterruptedException {
    call("Could not delete " + snapshot.name(), () -> {
      client.delete(snapshot);
      return snapshot;
    });
  }

  private <T> T call(String failure, Supplier<T> call) throws InterruptedException {
    deadline.stopIfOver();
    try {
      return Objects.requireNonNull(call.get(), "it answered null");
    } catch (SnapshotException failed) {
      ForeignCode.stopIfInterrupted();
      throw failed;
    } catch (Throwable unexpected) {
      ForeignCode.keepInterruption(unexpected);
      ForeignCode.stopIfInterrupted();
      throw clientFailed(failure, unexpected);
    }
  }

  private static SnapshotException clientFailed(String attempted, Throwable unexpected) {
    return new SnapshotException.Unavailable(
        attempted + ": the client failed with " + ForeignText.of(unexpected), unexpected);
  }
}
