package io.github.lightsailsnapshot.core.report;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * The changes that one run made. A snapshot that the run found, or that was gone before the run could delete it, is not
 * a change.
 *
 * @param created the snapshot that the run created, if any, whatever its state
 * @param deleted the snapshots that the run deleted, in order
 */
public record RunChanges(Optional<TakenSnapshot> created, List<Snapshot> deleted) {

  /** Copies the list. */
  public RunChanges {
    deleted = List.copyOf(deleted);
  }

  static RunChanges of(SnapshotReport report) {
    return new RunChanges(
        report.snapshot().filter(own -> own.origin() == TakenSnapshot.Origin.CREATED),
        report.deletions().stream()
            .filter(deletion -> deletion.result() == Deletion.Result.DELETED)
            .map(Deletion::snapshot)
            .toList());
  }

  /**
   * Returns whether the run, as far as it knows, changed nothing.
   *
   * @return whether the run neither created nor deleted a snapshot
   */
  public boolean isEmpty() {
    return created.isEmpty() && deleted.isEmpty();
  }

  /** Returns one line, such as {@code created nightly-2026-11-22T03-00-00Z, deleted 2}. */
  @Override
  public String toString() {
    if (isEmpty()) {
      return "changed nothing";
    }
    String made = created.map(own -> "created " + own.name()).orElse("created none");
    return made + ", deleted " + deleted.size();
  }
}
