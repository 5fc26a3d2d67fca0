/** The configuration file of a fleet: YAML with places, references to variables and files, and all mistakes at once. */
@NullMarked
package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import org.jspecify.annotations.NullMarked;
