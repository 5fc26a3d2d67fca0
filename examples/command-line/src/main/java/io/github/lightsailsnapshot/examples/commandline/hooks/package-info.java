/** Shell commands that run around the request for a snapshot. */
@NullMarked
package io.github.lightsailsnapshot.examples.commandline.hooks;

import org.jspecify.annotations.NullMarked;
