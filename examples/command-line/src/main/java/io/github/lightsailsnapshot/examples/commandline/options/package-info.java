/** Groups of options, with their checks and the parsing of values. */
@NullMarked
package io.github.lightsailsnapshot.examples.commandline.options;

import org.jspecify.annotations.NullMarked;
