/**
 * The report of a run: its outcome, the snapshot that it took, what it deleted, and every problem with advice on what
 * to do.
 */
@NullMarked
package io.github.lightsailsnapshot.core.report;

import org.jspecify.annotations.NullMarked;
