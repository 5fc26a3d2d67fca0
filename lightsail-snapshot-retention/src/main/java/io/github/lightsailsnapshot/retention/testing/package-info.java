/**
 * Test support for authors of a custom {@link io.github.lightsailsnapshot.retention.RetentionPolicy}: snapshots from
 * instants ({@link io.github.lightsailsnapshot.retention.testing.SnapshotSeries}), random histories with many edge
 * cases ({@link io.github.lightsailsnapshot.retention.testing.RandomHistory}), and the laws that a policy should obey
 * ({@link io.github.lightsailsnapshot.retention.testing.PolicyLaws}). It does not need a test framework: a broken law
 * causes an {@link AssertionError}.
 */
@NullMarked
package io.github.lightsailsnapshot.retention.testing;

import org.jspecify.annotations.NullMarked;
