package io.github.lightsailsnapshot.core.client;

import java.time.Instant;
import java.util.Optional;

/**
 * What the service said when it refused.
 *
 * @param code its code of the error, for example {@code AccessDeniedException}
 * @param message its message; may be empty
 * @param requestId what the service's support finds the request by; may be empty
 * @param servedAt when it answered, by its own clock, if it told
 */
public record ServiceError(
    String code, String message, String requestId, Optional<Instant> servedAt) {

  /**
   * An answer that does not tell the time.
   *
   * @param code the service's code of the error
   * @param message its message; may be empty
   * @param requestId what the service's support finds the request by; may be empty
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
