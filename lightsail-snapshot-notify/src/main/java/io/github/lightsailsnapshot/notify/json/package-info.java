/** Reports as JSON, to be written and read again. */
@NullMarked
package io.github.lightsailsnapshot.notify.json;

import org.jspecify.annotations.NullMarked;
