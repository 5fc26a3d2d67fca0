/** Webhooks and heartbeats, by HTTP. */
@NullMarked
package io.github.lightsailsnapshot.notify.http;

import org.jspecify.annotations.NullMarked;
