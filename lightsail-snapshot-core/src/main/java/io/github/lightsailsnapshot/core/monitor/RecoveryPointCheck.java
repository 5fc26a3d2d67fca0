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
 * Determines which snapshot a source could be restored from now. A monitor that uses it notices outdated backups even
 * if no job runs at all. The check only lists snapshots. Immutable and thread-safe.
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
   * Creates a check that counts every snapshot of the source, because each of them can be restored from. This includes
   * snapshots that the job did not create, and those of an earlier instance of the same name.
   *
   * @param client the client; the host remains responsible for closing it
   * @param source the name of the instance
   * @return the check
   * @throws IllegalArgumentException if the source's name is blank
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
   * Returns a check that counts only the snapshots of jobs with one naming, see {@link SnapshotNaming#owns}. With it, a
   * snapshot that was taken manually does not hide a failing job.
   *
   * @param naming the job's naming
   * @return the new check
   */
  public RecoveryPointCheck madeBy(SnapshotNaming naming) {
    return new RecoveryPointCheck(client, source, Optional.of(naming), clock);
  }

  /**
   * Returns a check that computes ages with the given clock if the service does not report its time. Lightsail does.
   *
   * @param other the clock; by default, the system clock
   * @return the new check
   */
  public RecoveryPointCheck clock(Clock other) {
    return new RecoveryPointCheck(client, source, naming, Objects.requireNonNull(other, "clock"));
  }

  /**
   * Lists the snapshots and determines the recovery point. A snapshot that could not be read does not count. Neither
   * does one whose creation time is more than five minutes in the future, because its age is unknown.
   *
   * @return the recovery point
   * @throws SnapshotException if no complete listing could be obtained
   */
  public RecoveryPoint check() {
    return check(client.list());
  }

  /**
   * Determines the recovery point in an existing listing, so that several checks can share one listing of a region.
   * This method does not call the service.
   *
   * @param listing a complete listing; if it contains the service's time, ages are as of that time
   * @return the recovery point
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
   * Returns the name of the instance that is checked.
   *
   * @return the source
   */
  public String source() {
    return source;
  }

  /**
   * Returns the naming of the jobs whose snapshots count.
   *
   * @return the naming that was passed to {@link #madeBy}; empty if every snapshot of the source counts
   */
  public Optional<SnapshotNaming> naming() {
    return naming;
  }

  /**
   * Returns where the snapshots are. This method does not call the service.
   *
   * @return the region and kind, as far as the client knows them
   */
  public Where where() {
    return client.where();
  }
}
