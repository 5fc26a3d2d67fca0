/** A retention policy of one's own. */
@NullMarked
package io.github.lightsailsnapshot.examples.custompolicy;

import org.jspecify.annotations.NullMarked;
