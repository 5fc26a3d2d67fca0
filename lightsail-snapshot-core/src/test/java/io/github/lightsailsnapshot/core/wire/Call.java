package io.github.lightsailsnapshot.core.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A request that arrived, each attempt for itself: four attempts of one SDK call are four of these.
 *
 * @param service {@code lightsail} or {@code ses}
 * @param operation for example {@code CreateInstanceSnapshot} or {@code SendEmail}
 * @param input the JSON body, or the form's fields as text
 * @param headers the request's headers, found in any letter case
 * @param requestId what the reply's {@code x-amzn-RequestId} says
 */
public record Call(
    String service,
    String operation,
    ObjectNode input,
    Map<String, String> headers,
    String requestId) {

  /** The snapshot that it is about, or the sender of the mail; empty if neither. */
  public String name() {
    return text(service.equals("ses") ? "Source" : "instanceSnapshotName");
  }

  /** A field of the input as text; empty if it is not there. */
  public String text(String field) {
    return input.path(field).asText("");
  }

  /** A header; empty if it is not there. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  public String userAgent() {
    return header("User-Agent");
  }

  /** Which attempt of the SDK's call this is, from 1; 0 if the client does not say. */
  public int attempt() {
    String attempt = header("amz-sdk-request").replaceAll(".*attempt=(\\d+).*", "$1");
    return attempt.isEmpty() ? 0 : Integer.parseInt(attempt);
  }

  /** The same for all attempts of one call of the SDK. */
  public String invocationId() {
    return header("amz-sdk-invocation-id");
  }

  /** Whose key signed it; empty if it is not signed. */
  public String accessKeyId() {
    return CredentialScope.of(header("Authorization")).accessKeyId();
  }

  /** The region that it was signed for; empty if it is not signed. */
  public String region() {
    return CredentialScope.of(header("Authorization")).region();
  }

  /** Without the headers, which would bury the rest when an assertion prints a list of calls. */
  @Override
  public String toString() {
    return operation + " " + input + " (attempt " + attempt() + ")";
  }
}
