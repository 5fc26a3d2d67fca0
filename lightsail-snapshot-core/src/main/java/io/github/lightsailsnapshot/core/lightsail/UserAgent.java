package io.github.lightsailsnapshot.core.lightsail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** What clients of the library's own add to the SDK's user agent. */
final class UserAgent {
  static final String SUFFIX = "lightsail-snapshot/" + version();

  private UserAgent() {}

  private static String version() {
    Properties build = new Properties();
    try (InputStream file = UserAgent.class.getResourceAsStream("build.properties")) {
      build.load(Objects.requireNonNull(file, "build.properties"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return build.getProperty("version");
  }
}
