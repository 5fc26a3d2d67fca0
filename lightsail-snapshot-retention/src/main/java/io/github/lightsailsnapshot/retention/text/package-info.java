/**
 * Prepares foreign text for display: names, messages and answers of services may contain terminal escape sequences,
 * forged lines or secrets. {@link io.github.lightsailsnapshot.retention.text.PlainText} sanitises and truncates text,
 * {@link io.github.lightsailsnapshot.retention.text.Redactor} hides secrets, {@link
 * io.github.lightsailsnapshot.retention.text.HtmlEscaper} escapes it for HTML.
 *
 * <p>Everything in this package is immutable, thread-safe and pure, and takes time linear in the length of the text.
 */
@NullMarked
package io.github.lightsailsnapshot.retention.text;

import org.jspecify.annotations.NullMarked;
