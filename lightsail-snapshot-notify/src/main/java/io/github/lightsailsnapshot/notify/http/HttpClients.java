package io.github.lightsailsnapshot.notify.http;

import io.github.lightsailsnapshot.core.http.EnvironmentProxySelector;
import io.github.lightsailsnapshot.notify.retry.RetryBudget;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;

/** The clients of those hosts that bring none. */
final class HttpClients {
  private HttpClients() {}

  /** One for all, made when it is first needed, because a client keeps threads for as long as it is there. */
  static HttpClient shared() {
    // Refused here, a wrong variable is a refused setting; within the class below it would be an
    // error of the JVM's.
    EnvironmentProxySelector unused = EnvironmentProxySelector.ofProcess();
    return Shared.CLIENT;
  }

  static HttpClient by(EnvironmentProxySelector proxies) {
    HttpClient.Builder client = HttpClient.newBuilder()
        .version(Version.HTTP_1_1)
        .followRedirects(Redirect.NEVER)
        .connectTimeout(RetryBudget.LIMIT)
        .proxy(proxies);
    proxies.authenticator().ifPresent(client::authenticator);
    return client.build();
  }

  private static final class Shared {
    private static final HttpClient CLIENT = by(EnvironmentProxySelector.ofProcess());
  }
}
