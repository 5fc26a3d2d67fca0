/** Metrics by Micrometer, which a host must have on its class path to use this. */
@NullMarked
package io.github.lightsailsnapshot.notify.metrics;

import org.jspecify.annotations.NullMarked;
