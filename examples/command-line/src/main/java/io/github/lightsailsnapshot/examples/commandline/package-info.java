/** A command-line program that uses the library. */
@NullMarked
package io.github.lightsailsnapshot.examples.commandline;

import org.jspecify.annotations.NullMarked;
