/** Lines and units that start a run every day. */
@NullMarked
package io.github.lightsailsnapshot.examples.commandline.schedule;

import org.jspecify.annotations.NullMarked;
