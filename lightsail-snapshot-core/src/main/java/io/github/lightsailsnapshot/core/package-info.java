/**
 * The job that takes a snapshot, keeps what a policy wants and deletes the rest, and the account that it gives of itself.
 *
 * <p>A {@link io.github.lightsailsnapshot.core.SnapshotJob} works on a {@link
 * io.github.lightsailsnapshot.core.SnapshotClient}: Lightsail's, from {@code core.lightsail}, or the stand-in in {@code
 * core.memory}. Each run ends in one {@link io.github.lightsailsnapshot.core.SnapshotReport}, which every {@link
 * io.github.lightsailsnapshot.core.Notifier} is told.
 */
@NullMarked
package io.github.lightsailsnapshot.core;

import org.jspecify.annotations.NullMarked;
