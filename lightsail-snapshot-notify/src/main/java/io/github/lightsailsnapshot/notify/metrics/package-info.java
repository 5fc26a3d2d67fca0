/** Metrics with Micrometer, an optional dependency that a host must have on its class path to use this package. */
@NullMarked
package io.github.lightsailsnapshot.notify.metrics;

import org.jspecify.annotations.NullMarked;
