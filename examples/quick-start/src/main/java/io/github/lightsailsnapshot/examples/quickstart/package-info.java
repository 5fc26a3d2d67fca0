/** The main job against a Lightsail in memory. */
@NullMarked
package io.github.lightsailsnapshot.examples.quickstart;

import org.jspecify.annotations.NullMarked;
