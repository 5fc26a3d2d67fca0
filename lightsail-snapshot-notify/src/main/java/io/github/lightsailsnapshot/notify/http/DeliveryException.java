package io.github.lightsailsnapshot.notify.http;

import org.jspecify.annotations.Nullable;

/**
 * A message was not taken. What it says of the reason holds neither the address nor a header; the cause is left out where it
 * would show them.
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
