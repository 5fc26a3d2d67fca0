/**
 * Runs a policy forward over a schedule: how many snapshots it will hold, how far back they reach, where the gaps are,
 * and what they cost at most. A {@link io.github.lightsailsnapshot.retention.forecast.Scenario} says when snapshots are
 * taken and what exists already; a {@link io.github.lightsailsnapshot.retention.forecast.Forecast} applies a policy to
 * it, exactly as a job would with {@link io.github.lightsailsnapshot.retention.RetentionPlan} at each step.
 */
@NullMarked
package io.github.lightsailsnapshot.retention.forecast;

import org.jspecify.annotations.NullMarked;
