/** What notifiers that try again share. Not exported. */
@NullMarked
package io.github.lightsailsnapshot.notify.retry;

import org.jspecify.annotations.NullMarked;
