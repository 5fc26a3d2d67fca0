/**
 * What a job needs from a service: list snapshots, create one, delete one; what these calls answer, and how they fail.
 *
 * <p>Implement {@link io.github.lightsailsnapshot.core.client.SnapshotClient} for another service. The one for Lightsail is in {@code core.lightsail}, and one in
 * memory for tests in {@code core.memory}.
 */
@NullMarked
package io.github.lightsailsnapshot.core.client;

import org.jspecify.annotations.NullMarked;
