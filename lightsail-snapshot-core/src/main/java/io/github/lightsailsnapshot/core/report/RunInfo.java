package io.github.lightsailsnapshot.core.report;

import io.github.lightsailsnapshot.core.client.Where;
import java.util.Objects;

/**
 * Identifies the run, and the job, that an event or a report belongs to.
 *
 * @param id the id of the run
 * @param kind what the run was asked to do
 * @param where the region and kind of the snapshots, and the host that runs the job, as far as known
 * @param source the instance
 * @param basename what the names of its snapshots begin with
 */
public record RunInfo(RunId id, RunKind kind, Where where, String source, String basename) {

  /** Checks that no component is null. */
  public RunInfo {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(basename, "basename");
  }

  /**
   * Returns a headline for the run: {@code snapshot of web-1 as nightly}, or {@code pruning of web-1 as nightly}.
   *
   * @return the headline
   */
  @Override
  public String toString() {
    return kind.word() + " of " + source + " as " + basename;
  }
}
