/** What notifiers share that try again, wait for others, or tell why they failed. Not exported. */
@NullMarked
package io.github.lightsailsnapshot.notify.retry;

import org.jspecify.annotations.NullMarked;
