package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one run. It remembers the last complete listing, and turns the thread's interrupt flag into an {@link
 * InterruptedException} before each call and after a failed one.
 */
final class Account {
  private final SnapshotClient client;
  private final JobSettings settings;
  private @Nullable OwnListing latest;

  Account(SnapshotClient client, JobSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  OwnListing list() throws InterruptedException {
    OwnListing listing =
        OwnListing.of(call("Could not list the snapshots", client::list), settings);
    latest = listing;
    return listing;
  }

  /** The last complete listing. */
  Optional<OwnListing> latest() {
    return Optional.ofNullable(latest);
  }

  Optional<Instant> create(String name) throws InterruptedException {
    return call("Could not create " + name, () -> client.create(settings.source(), name));
  }

  void delete(Snapshot snapshot) throws InterruptedException {
    call("Could not delete " + snapshot.name(), () -> {
      client.delete(snapshot);
      return snapshot;
    });
  }

  /** A client is foreign code: whatever it throws, and no answer at all, becomes one of the failures that a run knows. */
  private static <T> T call(String failure, Supplier<T> call) throws InterruptedException {
    stopIfInterrupted();
    try {
      return Objects.requireNonNull(call.get(), "it answered null");
    } catch (SnapshotException failed) {
      stopIfInterrupted();
      throw failed;
    } catch (Throwable unexpected) {
      keepInterruption(unexpected);
      stopIfInterrupted();
      throw clientFailed(failure, unexpected);
    }
  }

  static void stopIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** Foreign code in a language without checked exceptions can throw that it was interrupted; the flag is cleared then. */
  static void keepInterruption(Throwable thrown) {
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }

  private static SnapshotException clientFailed(String attempted, Throwable unexpected) {
    SnapshotException failed = new SnapshotException.Unavailable(
        attempted + ": the client failed with " + ForeignText.of(unexpected));
    failed.initCause(unexpected);
    return failed;
  }
}
