/** Network settings that every HTTP client of the library shares. */
@NullMarked
package io.github.lightsailsnapshot.core.http;

import org.jspecify.annotations.NullMarked;
