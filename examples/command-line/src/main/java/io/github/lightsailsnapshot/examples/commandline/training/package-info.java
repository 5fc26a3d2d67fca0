/** A start of the command without a network, for the archive of loaded classes. */
@NullMarked
package io.github.lightsailsnapshot.examples.commandline.training;

import org.jspecify.annotations.NullMarked;
