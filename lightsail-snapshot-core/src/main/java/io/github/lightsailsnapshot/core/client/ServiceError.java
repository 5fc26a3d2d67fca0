package io.github.lightsailsnapshot.core.client;

import java.time.Instant;
import java.util.Optional;

/**
 * The error that the service answered with.
 *
 * @param code the service's error code, for example {@code AccessDeniedException}
 * @param message the service's message; may be empty
 * @param requestId the id by which AWS support can find the request; may be empty
 * @param servedAt the service's time when it answered, if the answer contains it
 */
public record ServiceError(
    String code, String message, String requestId, Optional<Instant> servedAt) {

  /**
   * Creates an error without the service's time.
   *
   * @param code the service's error code
   * @param message the service's message; may be empty
   * @param requestId the id by which AWS support can find the request; may be empty
   */
  public ServiceError(String code, String message, String requestId) {
    this(code, message, requestId, Optional.empty());
  }

  @Override
  public String toString() {
    String said = message.isEmpty() ? code : code + ": " + message;
    return requestId.isEmpty() ? said : said + " (request " + requestId + ")";
  }
}
