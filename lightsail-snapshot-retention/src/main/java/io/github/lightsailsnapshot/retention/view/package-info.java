/**
 * Pictures of plans and forecasts to look at: a plan as a calendar, a forecast as a line of the number of snapshots and a
 * timeline of their ages. Each is a self-contained HTML page or SVG picture without scripts, for light and dark mode,
 * wide and narrow screens and paper. Marks differ in shape as well as in colour, and all that they show can be read as
 * text. Names and reasons are escaped.
 */
@NullMarked
package io.github.lightsailsnapshot.retention.view;

import org.jspecify.annotations.NullMarked;
