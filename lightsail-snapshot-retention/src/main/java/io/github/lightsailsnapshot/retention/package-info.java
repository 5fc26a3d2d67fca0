/**
 * Retention policies, which decide which snapshots to keep.
 *
 * <p>A {@link io.github.lightsailsnapshot.retention.RetentionPolicy} selects the snapshots to keep; {@link
 * io.github.lightsailsnapshot.retention.Keep} provides the usual policies, and {@link
 * io.github.lightsailsnapshot.retention.RetentionPolicy#or or} combines them. A {@link
 * io.github.lightsailsnapshot.retention.RetentionPlan} is the result: a decision with reasons for every snapshot, after
 * the safeguards that no policy can disable.
 *
 * <p>Everything in this package is immutable, thread-safe and pure: it uses no clock, no input or output, and no
 * logging.
 */
@NullMarked
package io.github.lightsailsnapshot.retention;

import org.jspecify.annotations.NullMarked;
