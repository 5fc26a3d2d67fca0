/** The commands for many instances, whose settings are in a configuration file. */
@NullMarked
package io.github.lightsailsnapshot.examples.commandline.fleet;

import org.jspecify.annotations.NullMarked;
