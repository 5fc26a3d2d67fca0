/** Checks, before the first run, of everything that a run needs. */
@NullMarked
package io.github.lightsailsnapshot.examples.commandline.doctor;

import org.jspecify.annotations.NullMarked;
