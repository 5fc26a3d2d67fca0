/**
 * The auto-configuration of a snapshot job: schedule, health, metrics, the last report. It is written to be copied whole,
 * together with the files in {@code META-INF} that name its classes.
 */
@NullMarked
package io.github.lightsailsnapshot.examples.springboot.autoconfigure;

import org.jspecify.annotations.NullMarked;
