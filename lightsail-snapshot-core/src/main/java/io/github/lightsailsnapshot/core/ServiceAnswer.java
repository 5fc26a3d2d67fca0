package io.github.lightsailsnapshot.core;

/**
 * What the service said when it refused.
 *
 * @param code its code of the error, for example {@code AccessDeniedException}
 * @param message its message; may be empty
 * @param requestId what the service's support finds the request by; may be empty
 */
public record ServiceAnswer(String code, String message, String requestId) {

  @Override
  public String toString() {
    String said = message.isEmpty() ? code : code + ": " + message;
    return requestId.isEmpty() ? said : said + " (request " + requestId + ")";
  }
}
