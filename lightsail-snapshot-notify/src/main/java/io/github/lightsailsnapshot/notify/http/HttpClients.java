package io.github.lightsailsnapshot.notify.http;

import io.github.lightsailsnapshot.core.http.EnvironmentProxySelector;
import io.github.lightsailsnapshot.notify.retry.RetryBudget;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;

/** The default HTTP client. */
final class HttpClients {
  private HttpClients() {}

  /**
   * Returns the shared client, which is created when it is first needed. It is shared because each client keeps
   * threads.
   */
  static HttpClient shared() {
    // Checked here, so that an invalid variable causes an IllegalArgumentException. In the class
    // below,
    // it would cause an ExceptionInInitializerError.
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
