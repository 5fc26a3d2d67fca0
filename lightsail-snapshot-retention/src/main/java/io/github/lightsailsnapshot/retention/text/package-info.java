/**
 * Foreign text, made fit to be shown: names, messages and answers of services are data, and may steer a terminal, forge a line
 * or hold a secret. {@link io.github.lightsailsnapshot.retention.text.PlainText} makes text harmless and cuts it, {@link
 * io.github.lightsailsnapshot.retention.text.Redactor} hides secrets, {@link
 * io.github.lightsailsnapshot.retention.text.HtmlEscaper} escapes it for HTML.
 *
 * <p>Everything here is immutable, thread-safe and pure, and takes time in proportion to the length of the text.
 */
@NullMarked
package io.github.lightsailsnapshot.retention.text;

import org.jspecify.annotations.NullMarked;
