package io.github.lightsailsnapshot.core.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Tells from a request which service it is for and what it asks. */
final class Requests {
  private Requests() {}

  static Call read(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> headers = headers(exchange);
    String target = headers.getOrDefault("X-Amz-Target", "");
    return target.isEmpty() ? ses(body, headers) : lightsail(target, body, headers);
  }

  private static Call lightsail(String target, String body, Map<String, String> headers) {
    String operation = target.substring(target.indexOf('.') + 1);
    return new Call("lightsail", operation, Json.parse(body), headers, requestId());
  }

  private static Call ses(String body, Map<String, String> headers) {
    ObjectNode fields = Form.parse(body).fields();
    return new Call("ses", fields.path("Action").asText(""), fields, headers, requestId());
  }

  private static Map<String, String> headers(HttpExchange exchange) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name, String.join(", ", values)));
    return headers;
  }

  private static String requestId() {
    return UUID.randomUUID().toString();
  }
}
