/** Workers that share the sources of many regions and accounts, through tasks in a database. */
@NullMarked
package io.github.lightsailsnapshot.examples.cluster;

import org.jspecify.annotations.NullMarked;
