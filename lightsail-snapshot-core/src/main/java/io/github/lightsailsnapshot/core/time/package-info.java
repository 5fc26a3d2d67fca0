/** Elapsed time, real or virtual, and what is measured by it. */
@NullMarked
package io.github.lightsailsnapshot.core.time;

import org.jspecify.annotations.NullMarked;
