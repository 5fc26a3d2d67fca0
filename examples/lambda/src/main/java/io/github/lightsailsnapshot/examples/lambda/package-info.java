/** Functions for AWS Lambda that take and prune snapshots without waiting for them. */
@NullMarked
package io.github.lightsailsnapshot.examples.lambda;

import org.jspecify.annotations.NullMarked;
