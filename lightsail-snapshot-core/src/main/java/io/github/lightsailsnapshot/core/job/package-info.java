/**
 * The job: takes a snapshot of one source, deletes those that a policy does not keep, and reports the result.
 *
 * <p>Start with {@link io.github.lightsailsnapshot.core.job.SnapshotJob}.
 */
@NullMarked
package io.github.lightsailsnapshot.core.job;

import org.jspecify.annotations.NullMarked;
