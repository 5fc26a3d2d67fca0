/**
 * What there is now, without changing anything: the status of a job, and the age of the newest snapshot to restore from.
 */
@NullMarked
package io.github.lightsailsnapshot.core.monitor;

import org.jspecify.annotations.NullMarked;
