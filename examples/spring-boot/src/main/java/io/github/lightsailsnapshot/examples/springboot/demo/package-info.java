/** The profile {@code demo}: an in-memory Lightsail, so that the application runs without an account. */
@NullMarked
package io.github.lightsailsnapshot.examples.springboot.demo;

import org.jspecify.annotations.NullMarked;
