/**
 * The job: takes a snapshot of one source, keeps the snapshots that a policy keeps, deletes the rest, and reports.
 *
 * <p>Start with {@link io.github.lightsailsnapshot.core.job.SnapshotJob}.
 */
@NullMarked
package io.github.lightsailsnapshot.core.job;

import org.jspecify.annotations.NullMarked;
