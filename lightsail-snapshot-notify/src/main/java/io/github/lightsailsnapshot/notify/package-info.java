/** Notifiers, which send the report of a run. */
@NullMarked
package io.github.lightsailsnapshot.notify;

import org.jspecify.annotations.NullMarked;
