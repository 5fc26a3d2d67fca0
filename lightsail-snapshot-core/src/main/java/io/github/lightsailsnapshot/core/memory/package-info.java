/** A stand-in for Lightsail in memory: for a first try, for tests of hosts and for simulation. */
@NullMarked
package io.github.lightsailsnapshot.core.memory;

import org.jspecify.annotations.NullMarked;
