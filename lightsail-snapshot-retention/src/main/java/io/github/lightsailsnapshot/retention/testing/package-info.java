/**
 * A kit for those who write a {@link io.github.lightsailsnapshot.retention.RetentionPolicy} of their own: snapshots from
 * instants ({@link io.github.lightsailsnapshot.retention.testing.SnapshotSeries}), histories full of edges ({@link
 * io.github.lightsailsnapshot.retention.testing.RandomHistory}), and the laws that a policy should obey ({@link
 * io.github.lightsailsnapshot.retention.testing.PolicyLaws}). It needs no test framework: a broken law is an {@link
 * AssertionError}.
 */
@NullMarked
package io.github.lightsailsnapshot.retention.testing;

import org.jspecify.annotations.NullMarked;
