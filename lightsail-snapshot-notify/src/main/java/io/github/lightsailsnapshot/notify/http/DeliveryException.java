package io.github.lightsailsnapshot.notify.http;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if a message was not delivered. The exception's message contains neither the URL nor a header; the cause is
 * omitted if it would reveal them.
 */
public final class DeliveryException extends Exception {
  private static final long serialVersionUID = 1L;

  DeliveryException(String message) {
    super(message);
  }

  DeliveryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
