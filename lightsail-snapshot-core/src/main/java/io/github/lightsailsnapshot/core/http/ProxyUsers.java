package io.github.lightsailsnapshot.core.http;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Provides each proxy with its user and password, and never answers servers. */
final class ProxyUsers extends Authenticator {
  private final List<ProxyAddress> proxies;

  ProxyUsers(List<ProxyAddress> proxies) {
    this.proxies = proxies;
  }

  @Override
  protected @Nullable PasswordAuthentication getPasswordAuthentication() {
    if (getRequestorType() != RequestorType.PROXY) {
      return null;
    }
    return proxies.stream()
        .filter(proxy -> proxy.isAt(getRequestingHost(), getRequestingPort()))
        .findFirst()
        .map(ProxyAddress::user)
        .orElse(null);
  }
}
