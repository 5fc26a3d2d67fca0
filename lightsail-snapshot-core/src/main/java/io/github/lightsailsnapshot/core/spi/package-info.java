/** The interfaces that a host can implement: notifiers, listeners, and hooks that make the source consistent. */
@NullMarked
package io.github.lightsailsnapshot.core.spi;

import org.jspecify.annotations.NullMarked;
