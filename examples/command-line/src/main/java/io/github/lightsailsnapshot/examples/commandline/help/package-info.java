/** Help: options in groups, and topics. */
@NullMarked
package io.github.lightsailsnapshot.examples.commandline.help;

import org.jspecify.annotations.NullMarked;
