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
 * The client of a run, which may be foreign code: whatever it throws, and no answer at all, becomes a failure that a run
 * knows. No call begins after the run's deadline. It turns the thread's interrupt flag into an {@link InterruptedException} before each call and after a failed one.
 */
final class GuardedClient {
  private final SnapshotClient client;
  private final JobSettings settings;
  private final RunDeadline deadline;

  GuardedClient(SnapshotClient client, JobSettings settings, RunDeadline deadline) {
    this.client = client;
    this.settings = settings;
    this.deadline = deadline;
  }

  JobListing list() throws InterruptedException {
    long requestedAt = settings.time().nanos();
    Listing listing = call("Could not list the snapshots", client::list);
    return JobListing.of(listing, settings, requestedAt);
  }

  /** The same with the failure as a value, for a run that goes on after it. */
  ListAnswer answerToList(Instant askedAt) throws InterruptedException {
    long askedNanos = settings.time().nanos();
    try {
      return new ListAnswer.Complete(list(), askedAt);
    } catch (SnapshotException failed) {
      return new ListAnswer.Failure(failed, askedNanos, askedAt);
    }
  }

  /** Asks for a snapshot; when it was accepted, if the service tells. */
  Optional<Instant> create(String name) throws InterruptedException {
    return call("Could not create " + name, () -> client.create(settings.source(), name));
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
