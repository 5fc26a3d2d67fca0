package io.github.lightsailsnapshot.core.wire;

import java.time.Instant;

/**
 * A point in the life of an account.
 *
 * @param listings how many listings had begun by then
 * @param time Lightsail's time
 */
public record Moment(int listings, Instant time) {}
