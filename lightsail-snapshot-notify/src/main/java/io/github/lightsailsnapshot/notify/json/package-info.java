/** Reports as JSON. */
@NullMarked
package io.github.lightsailsnapshot.notify.json;

import org.jspecify.annotations.NullMarked;
