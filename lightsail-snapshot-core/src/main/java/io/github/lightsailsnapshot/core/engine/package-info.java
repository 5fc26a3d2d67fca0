/**
 * The implementation of runs. Not exported.
 *
 * <p>A run is a chain of states: {@link io.github.lightsailsnapshot.core.engine.RunState}. {@code Run} waits and makes
 * the calls. Each step takes a state and an answer, and returns the next state. Deletions are possible only in a state
 * with a complete listing and, unless the run only prunes, an accepted snapshot.
 */
@NullMarked
package io.github.lightsailsnapshot.core.engine;

import org.jspecify.annotations.NullMarked;
