/** Elapsed time, real or virtual, and time limits. */
@NullMarked
package io.github.lightsailsnapshot.core.time;

import org.jspecify.annotations.NullMarked;
