/** Network settings that all HTTP clients of the library share. */
@NullMarked
package io.github.lightsailsnapshot.core.http;

import org.jspecify.annotations.NullMarked;
