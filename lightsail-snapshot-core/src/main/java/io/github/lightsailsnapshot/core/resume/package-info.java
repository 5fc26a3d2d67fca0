/**
 * Runs that are executed in parts, for hosts that must not wait: {@code start} a run, then {@code resume} it with a
 * token.
 */
@NullMarked
package io.github.lightsailsnapshot.core.resume;

import org.jspecify.annotations.NullMarked;
