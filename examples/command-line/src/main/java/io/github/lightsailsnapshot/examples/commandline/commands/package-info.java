/** The commands: a run, and the subcommands. */
@NullMarked
package io.github.lightsailsnapshot.examples.commandline.commands;

import org.jspecify.annotations.NullMarked;
