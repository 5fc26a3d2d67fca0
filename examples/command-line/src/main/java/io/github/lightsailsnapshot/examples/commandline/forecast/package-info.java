/** The forecast of a policy. */
@NullMarked
package io.github.lightsailsnapshot.examples.commandline.forecast;

import org.jspecify.annotations.NullMarked;
