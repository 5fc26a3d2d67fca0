/** Which instances a fleet takes snapshots of: by name or by tag. */
@NullMarked
package io.github.lightsailsnapshot.core.selection;

import org.jspecify.annotations.NullMarked;
