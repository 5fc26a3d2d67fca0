/**
 * The report of a run: its outcome, the snapshot it took, what it deleted, and every problem with what to do about it.
 */
@NullMarked
package io.github.lightsailsnapshot.core.report;

import org.jspecify.annotations.NullMarked;
