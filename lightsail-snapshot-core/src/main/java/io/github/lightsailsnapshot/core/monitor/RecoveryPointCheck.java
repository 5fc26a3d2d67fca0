package io.github.lightsailsnapshot.core.monitor;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks what a source could be restored from now: for a monitor that sees a backup grow old also where no job is running at
 * all. It only lists. Immutable and thread-safe.
 *
 * <pre>{@code
 * RecoveryPoint point = RecoveryPointCheck.of(client, "web-1").check();
 * if (!point.isAtMost(Duration.ofHours(26))) { ... }
 * }</pre>
 */
public final class RecoveryPointCheck {
  private final SnapshotClient client;
  private final String source;
  private final Optional<SnapshotNaming> naming;
  private final Clock clock;

  private RecoveryPointCheck(
      SnapshotClient client, String source, Optional<SnapshotNaming> naming, Clock clock) {
    this.client = client;
    this.source = source;
    this.naming = naming;
    this.clock = clock;
  }

  /**
   * A check that counts every snapshot of the source, whoever made it: all of them can be restored from. So it counts those
   * of an instance that was there before under the same name.
   *
   * @param client the client, which stays the host's to close
   * @param source the name of the instance
   * @return the check
   * @throws IllegalArgumentException if the source has no name
   */
  public static RecoveryPointCheck of(SnapshotClient client, String source) {
    Objects.requireNonNull(client, "client");
    if (Objects.requireNonNull(source, "source").isBlank()) {
      throw new IllegalArgumentException(
          "The source \"" + source + "\" must be the name of an instance");
    }
    return new RecoveryPointCheck(client, source, Optional.empty(), Clock.systemUTC());
  }

  /**
   * Counts only what jobs of one naming made, see {@link SnapshotNaming#owns}, so that a snapshot by hand does not hide that a job is failing.
   *
   * @param naming the job's naming
   * @return a check that does so
   */
  public RecoveryPointCheck madeBy(SnapshotNaming naming) {
    return new RecoveryPointCheck(client, source, Optional.of(naming), clock);
  }

  /**
   * The clock that ages are measured on where the service does not tell its own time, which Lightsail does.
   *
   * @param other the clock; by default that of the system
   * @return a check that uses it
   */
  public RecoveryPointCheck clock(Clock other) {
    return new RecoveryPointCheck(client, source, naming, Objects.requireNonNull(other, "clock"));
  }

  /**
   * Lists, and looks. A snapshot that could not be read counts as nothing, and so does one that says it was created more than
   * five minutes from now: its age is not known.
   *
   * @return what there is
   * @throws SnapshotException if there is no complete listing, so that nothing is known
   */
  public RecoveryPoint check() {
    return check(client.list());
  }

  /**
   * The same in a listing that the host has already, for several checks of a region that is listed once. Nothing is called.
   *
   * @param listing a complete listing. Ages are those when it was served, if it tells, so they do not grow with it
   * @return what there was
   */
  public RecoveryPoint check(Listing listing) {
    List<Snapshot> counting = listing.snapshots().stream().filter(this::counts).toList();
    return RecoveryPoint.of(source, counting, listing.timeOr(clock));
  }

  private boolean counts(Snapshot snapshot) {
    return naming
        .map(made -> made.owns(snapshot, source))
        .orElse(snapshot.source().name().equals(source));
  }

  /**
   * What is checked.
   *
   * @return the name of the instance
   */
  public String source() {
    return source;
  }

  /**
   * Whose snapshots count.
   *
   * @return the naming that {@link #madeBy} was given; nothing if every snapshot of the source counts
   */
  public Optional<SnapshotNaming> naming() {
    return naming;
  }

  /**
   * Where the snapshots are. It makes no call.
   *
   * @return the region and kind, as far as the client knows them
   */
  public Where where() {
    return client.where();
  }
}
