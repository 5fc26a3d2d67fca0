/**
 * For tests of hosts and of clients: a check that a {@code SnapshotClient} keeps its contract, and sample reports. It needs no test
 * framework.
 */
@NullMarked
package io.github.lightsailsnapshot.core.testing;

import org.jspecify.annotations.NullMarked;
