package io.github.lightsailsnapshot.notify.http;

import io.github.lightsailsnapshot.retention.text.PlainText;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** The request of a ping. */
final class PingRequest {
  /** The maximum length of the text; services truncate it anyway. */
  private static final int MOST = 8_000;

  private PingRequest() {}

  static HttpRequest to(URI address, String path, String text) {
    return HttpRequest.newBuilder(below(address, path))
        .header("Content-Type", "text/plain; charset=utf-8")
        .POST(BodyPublishers.ofString(PlainText.beginning(text, MOST)))
        .build();
  }

  private static URI below(URI address, String path) {
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    String base = address.getRawPath().replaceAll("/+$", "");
    return URI.create(
        address.getScheme() + "://" + address.getRawAuthority() + base + path + query);
  }
}
