/**
 * How a run works, step by step. Not exported.
 *
 * <p>A run is a chain of states: {@link io.github.lightsailsnapshot.core.engine.RunState}. {@code Run} drives it, waits and makes the calls; each step takes a
 * state and an answer and returns the next state. Only a state that has an accepted snapshot and a complete listing can be pruned.
 */
@NullMarked
package io.github.lightsailsnapshot.core.engine;

import org.jspecify.annotations.NullMarked;
