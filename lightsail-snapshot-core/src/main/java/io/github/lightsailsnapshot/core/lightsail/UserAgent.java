package io.github.lightsailsnapshot.core.lightsail;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The suffix that the library's own clients add to the SDK's user agent. */
final class UserAgent {
  static final String SUFFIX = "lightsail-snapshot/" + ofBuild();
  private static final String UNKNOWN = "unknown";

  private UserAgent() {}

  private static String ofBuild() {
    try (InputStream file = UserAgent.class.getResourceAsStream("build.properties")) {
      return version(file);
    } catch (IOException unreadable) {
      return UNKNOWN;
    }
  }

  /** A native image or a repackaged jar may lack the file; backups must still work. */
  static String version(@Nullable InputStream file) throws IOException {
    Properties build = new Properties();
    if (file != null) {
      build.load(file);
    }
    return build.getProperty("version", UNKNOWN);
  }
}
