package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lightsailsnapshot.examples.commandline.environment.Given;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A folder with a configuration file and what it refers to. */
final class ConfigurationFolder {
  final Map<String, String> variables = new HashMap<>();

  private final Path folder;

  ConfigurationFolder(Path folder) {
    this.folder = folder;
  }

  Path file(String name, byte... content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Path file(String name, String content) {
    return file(name, content.getBytes(UTF_8));
  }

  FleetConfiguration read(String yaml) {
    return FleetFile.read(file("fleet.yaml", yaml), Given.variables(variables));
  }

  /** The mistakes of a file, such as {@code 3:9: slot: ...}; none if it is right. */
  List<String> mistakes(String yaml) {
    return mistakes(yaml.getBytes(UTF_8));
  }

  List<String> mistakes(byte... yaml) {
    try {
      FleetConfiguration unused =
          FleetFile.read(file("fleet.yaml", yaml), Given.variables(variables));
      return List.of();
    } catch (WrongConfigurationException wrong) {
      String prefix = folder.resolve("fleet.yaml") + ":";
      return wrong.lines().stream().map(line -> line.substring(prefix.length())).toList();
    }
  }

  /** The only group of a file with these lines in it. */
  GroupConfiguration group(String... lines) {
    return read(yaml(lines)).groups().get(0);
  }

  /** The mistakes of a file with one group that has these lines. */
  List<String> mistakesOfGroup(String... lines) {
    return mistakes(yaml(lines));
  }

  private static String yaml(String... lines) {
    return "groups:\n  - " + String.join("\n    ", lines) + "\n";
  }
}
