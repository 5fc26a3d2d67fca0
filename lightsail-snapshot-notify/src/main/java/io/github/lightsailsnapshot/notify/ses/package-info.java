/** Mail with Amazon SES. */
@NullMarked
package io.github.lightsailsnapshot.notify.ses;

import org.jspecify.annotations.NullMarked;
