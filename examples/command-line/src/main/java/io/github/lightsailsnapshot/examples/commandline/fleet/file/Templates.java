package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What helps to write a configuration file. */
public final class Templates {
  private Templates() {}

  /** A file to start from. */
  public static String example() {
    return resource("example.yaml");
  }

  /** The JSON Schema of the file, for editors. */
  public static String schema() {
    return resource("fleet.schema.json");
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Templates.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
