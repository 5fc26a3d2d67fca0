/**
 * Which snapshots to keep.
 *
 * <p>A {@link io.github.lightsailsnapshot.retention.RetentionPolicy} argues for snapshots; {@link
 * io.github.lightsailsnapshot.retention.Keep} makes the usual ones and {@link
 * io.github.lightsailsnapshot.retention.RetentionPolicy#or or} combines them. A {@link
 * io.github.lightsailsnapshot.retention.RetentionPlan} is the outcome: a decision with its reasons for every snapshot, after
 * the guards that no policy can switch off.
 *
 * <p>Everything here is immutable, thread-safe and pure: no clock, no input or output, no logging.
 */
@NullMarked
package io.github.lightsailsnapshot.retention;

import org.jspecify.annotations.NullMarked;
