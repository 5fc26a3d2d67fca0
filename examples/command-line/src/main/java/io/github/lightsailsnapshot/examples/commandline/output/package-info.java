/** Standard output and error, the terminal, and the log file. */
@NullMarked
package io.github.lightsailsnapshot.examples.commandline.output;

import org.jspecify.annotations.NullMarked;
