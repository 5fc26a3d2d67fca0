/** Webhooks and heartbeats. */
@NullMarked
package io.github.lightsailsnapshot.notify.http;

import org.jspecify.annotations.NullMarked;
