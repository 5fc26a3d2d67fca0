package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.retention.text.PlainText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The name of this machine, determined without DNS, because a lookup can hang. */
public final class HostName {
  private static final Path FILE = Path.of("/etc/hostname");
  private static final int LONGEST = 253;

  private HostName() {}

  /**
   * Returns the name, from {@code HOSTNAME}, {@code COMPUTERNAME} or {@code /etc/hostname}.
   *
   * @return the name, if it is known and looks like one
   */
  public static Optional<String> ofThisMachine() {
    return of(System.getenv(), FILE);
  }

  static Optional<String> of(Map<String, String> environment, Path file) {
    return Stream.of(environment.get("HOSTNAME"), environment.get("COMPUTERNAME"), firstLine(file))
        .filter(name -> name != null && name.matches("[A-Za-z0-9._-]{1," + LONGEST + "}"))
        .findFirst();
  }

  private static String firstLine(Path file) {
    try {
      return Files.isRegularFile(file)
          ? PlainText.firstLine(Files.readString(file)).strip()
          : "";
    } catch (IOException | SecurityException unreadable) {
      return "";
    }
  }
}
