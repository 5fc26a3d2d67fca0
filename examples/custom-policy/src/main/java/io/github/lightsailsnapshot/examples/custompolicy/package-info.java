/** A custom retention policy. */
@NullMarked
package io.github.lightsailsnapshot.examples.custompolicy;

import org.jspecify.annotations.NullMarked;
