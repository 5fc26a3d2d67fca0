/** Read-only checks: the status of a job, and the age of the newest snapshot that can be restored from. */
@NullMarked
package io.github.lightsailsnapshot.core.monitor;

import org.jspecify.annotations.NullMarked;
