package io.github.lightsailsnapshot.core.job;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import java.time.Duration;

/**
 * Sources that are named one by one.
 *
 * @param client the client of their jobs
 * @param template how their jobs are made
 */
record NamedSources(SnapshotClient client, JobTemplate template) {
  /** Whoever took a snapshot less than this time ago is expected to take the next one too. */
  static final Duration STILL_TAKEN = Duration.ofDays(2);
}
