/** What the command reads from its environment: settings, the locale, and AWS settings. */
@NullMarked
package io.github.lightsailsnapshot.examples.commandline.environment;

import org.jspecify.annotations.NullMarked;
