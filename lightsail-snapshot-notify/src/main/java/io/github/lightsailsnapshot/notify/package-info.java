/** Telling people how a run ended. */
@NullMarked
package io.github.lightsailsnapshot.notify;

import org.jspecify.annotations.NullMarked;
