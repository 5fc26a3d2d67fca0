/**
 * Runs that are driven in parts, for hosts that must not wait: {@code start}, then {@code resume} with a token.
 */
@NullMarked
package io.github.lightsailsnapshot.core.resume;

import org.jspecify.annotations.NullMarked;
