/** The job with an in-memory Lightsail. */
@NullMarked
package io.github.lightsailsnapshot.examples.quickstart;

import org.jspecify.annotations.NullMarked;
