package io.github.lightsailsnapshot.examples.commandline.schedule;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How this program was started, by full paths: by the launcher, or by Java and a jar. */
final class StartedProgram {
  /** Set by the launcher. */
  private static final String LAUNCHER = "lightsail.snapshot.launcher";

  private StartedProgram() {}

  static List<String> words() {
    return Optional.ofNullable(System.getProperty(LAUNCHER))
        .map(List::of)
        .orElseGet(() -> List.of(java(), "-jar", jar()));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String jar() {
    try {
      return Path.of(StartedProgram.class
              .getProtectionDomain()
              .getCodeSource()
              .getLocation()
              .toURI())
          .toString();
    } catch (URISyntaxException notFile) {
      throw new IllegalStateException("The jar has no path", notFile);
    }
  }
}
