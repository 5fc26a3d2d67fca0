package io.github.lightsailsnapshot.core.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What goes back to the client.
 *
 * @param cutOff whether the connection ends in the middle of the body, whose full length was announced
 */
record Reply(int status, String contentType, String body, boolean cutOff) {

  static Reply json(int status, String body) {
    return new Reply(status, "application/x-amz-json-1.1", body, false);
  }

  static Reply xml(int status, String body) {
    return new Reply(status, "text/xml", body, false);
  }

  Reply withBody(String other) {
    return new Reply(status, contentType, other, cutOff);
  }

  Reply inHalf() {
    return withBody(body.substring(0, body.length() / 2));
  }

  Reply cut() {
    return new Reply(status, contentType, body, true);
  }

  void writeTo(HttpExchange exchange) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.sendResponseHeaders(status, bytes.length);
    OutputStream out = exchange.getResponseBody();
    out.write(bytes, 0, cutOff ? bytes.length / 2 : bytes.length);
    out.flush();
  }
}
