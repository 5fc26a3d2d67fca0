/** A Spring Boot application that backs up its server. */
@NullMarked
package io.github.lightsailsnapshot.examples.springboot;

import org.jspecify.annotations.NullMarked;
