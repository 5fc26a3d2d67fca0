/** An in-memory replacement for Lightsail, for first experiments, tests and simulations. */
@NullMarked
package io.github.lightsailsnapshot.core.memory;

import org.jspecify.annotations.NullMarked;
