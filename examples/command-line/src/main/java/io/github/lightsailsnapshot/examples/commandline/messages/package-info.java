/** Messages for people: usage errors, exceptions on one line, sanitised text. */
@NullMarked
package io.github.lightsailsnapshot.examples.commandline.messages;

import org.jspecify.annotations.NullMarked;
