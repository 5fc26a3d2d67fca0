/** A page on this machine that shows what a policy keeps, as one types it. */
@NullMarked
package io.github.lightsailsnapshot.examples.simulator;

import org.jspecify.annotations.NullMarked;
