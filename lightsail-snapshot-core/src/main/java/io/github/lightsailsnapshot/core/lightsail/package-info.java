/** Snapshots in Amazon Lightsail, by the AWS SDK. */
@NullMarked
package io.github.lightsailsnapshot.core.lightsail;

import org.jspecify.annotations.NullMarked;
