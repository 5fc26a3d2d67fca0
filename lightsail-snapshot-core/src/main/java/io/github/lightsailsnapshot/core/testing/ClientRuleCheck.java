package io.github.lightsailsnapshot.core.testing;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.time.Backoff;
import io.github.lightsailsnapshot.core.time.Deadline;
import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** One client and one rule: how the rule is broken, if it is. The client is foreign code, so whatever it throws is the breach. */
final class ClientRuleCheck {
  private static final String FIRST = "snapshot-client-check-1";
  private static final String SECOND = "snapshot-client-check-2";
  private static final String NO_SOURCE = "no-such-source-of-snapshot-client-check";

  private final SnapshotClient client;
  private final String source;
  private final TimeSource time;
  private final Duration wait;

  ClientRuleCheck(SnapshotClient client, String source, TimeSource time, Duration wait) {
    this.client = client;
    this.source = source;
    this.time = time;
    this.wait = wait;
  }

  Optional<String> breach(SnapshotClientCheck.Rule rule) {
    try {
      return switch (rule) {
        case LISTS_NOTHING_WHERE_NOTHING_IS -> listedAtFirst();
        case LISTS_WHAT_IT_CREATED -> lists(FIRST, this::isRight);
        case TELLS_WHEN_A_SNAPSHOT_IS_AVAILABLE -> lists(FIRST, Snapshot::isAvailable);
        case REFUSES_A_NAME_THAT_IS_TAKEN -> takenTwice();
        case KNOWS_NO_UNKNOWN_SOURCE ->
          failsWith(SnapshotException.NotFound.class, () -> client.create(NO_SOURCE, FIRST));
        case DELETES_THAT_SNAPSHOT_ALONE -> deleted();
        case KNOWS_WHAT_IS_GONE -> deletedTwice();
        case TELLS_WHERE_IT_IS ->
          client.where() == null ? Optional.of("where() answered null") : Optional.empty();
      };
    } catch (InterruptedException stopRequested) {
      Thread.currentThread().interrupt();
      return Optional.of("the check was interrupted");
    } catch (VirtualMachineError machines) {
      throw machines;
    } catch (Throwable thrown) {
      return Optional.of("it threw " + thrown);
    }
  }

  private Optional<String> listedAtFirst() {
    Listing listing = client.list();
    return listing.snapshots().isEmpty() && listing.unreadable().isEmpty()
        ? Optional.empty()
        : Optional.of("it listed " + listing.snapshots() + listing.unreadable());
  }

  private boolean isRight(Snapshot snapshot) {
    return snapshot.source().name().equals(source) && !snapshot.fromAutomatic();
  }

  private Optional<String> lists(String name, Predicate<Snapshot> right)
      throws InterruptedException {
    client.create(source, name);
    return waitFor(found -> found.filter(right).isPresent(), name);
  }

  private Optional<String> takenTwice() throws InterruptedException {
    client.create(source, FIRST);
    return failsWith(SnapshotException.NameTaken.class, () -> client.create(source, FIRST));
  }

  private Optional<String> deleted() throws InterruptedException {
    Optional<String> notThere = bothAvailable();
    if (notThere.isPresent()) {
      return notThere;
    }
    client.delete(find(FIRST).orElseThrow());
    return waitFor(Optional::isEmpty, FIRST)
        .or(() -> find(SECOND).isPresent()
            ? Optional.empty()
            : Optional.of(SECOND + " was deleted with it"));
  }

  private Optional<String> bothAvailable() throws InterruptedException {
    Optional<String> first = lists(FIRST, Snapshot::isAvailable);
    return first.isPresent() ? first : lists(SECOND, Snapshot::isAvailable);
  }

  private Optional<String> deletedTwice() throws InterruptedException {
    Optional<String> notThere = lists(FIRST, Snapshot::isAvailable);
    if (notThere.isPresent()) {
      return notThere;
    }
    Snapshot first = find(FIRST).orElseThrow();
    client.delete(first);
    Optional<String> stillThere = waitFor(Optional::isEmpty, FIRST);
    return stillThere.isPresent()
        ? stillThere
        : failsWith(SnapshotException.NotFound.class, () -> client.delete(first));
  }

  private Optional<Snapshot> find(String name) {
    return client.list().snapshots().stream()
        .filter(snapshot -> snapshot.name().equals(name))
        .findFirst();
  }

  /** A listing may lag, and a snapshot takes its time. */
  private Optional<String> waitFor(Predicate<Optional<Snapshot>> wanted, String name)
      throws InterruptedException {
    Deadline deadline = Deadline.of(time, wait);
    Backoff backoff = Backoff.POLLING;
    Optional<Snapshot> seen = find(name);
    while (!wanted.test(seen)) {
      Optional<Duration> pause = backoff.pause(deadline.left(time));
      if (pause.isEmpty()) {
        return Optional.of("after " + wait + " it listed "
            + seen.map(Snapshot::toString).orElse("no snapshot " + name));
      }
      time.sleep(pause.get());
      backoff = backoff.longer();
      seen = find(name);
    }
    return Optional.empty();
  }

  private static Optional<String> failsWith(
      Class<? extends SnapshotException> expected, Runnable call) {
    try {
      call.run();
      return Optional.of("it did not fail");
    } catch (SnapshotException failed) {
      return expected.isInstance(failed) ? Optional.empty() : Optional.of("it threw " + failed);
    }
  }
}
