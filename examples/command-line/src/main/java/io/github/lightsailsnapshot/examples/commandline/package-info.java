/** The library as a command: options in, lines and an exit status out. */
@NullMarked
package io.github.lightsailsnapshot.examples.commandline;

import org.jspecify.annotations.NullMarked;
