/** Retries, time limits and descriptions of failures, shared by notifiers. Not exported. */
@NullMarked
package io.github.lightsailsnapshot.notify.retry;

import org.jspecify.annotations.NullMarked;
