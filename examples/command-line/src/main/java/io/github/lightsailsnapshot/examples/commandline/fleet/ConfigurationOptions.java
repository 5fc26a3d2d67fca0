package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.FleetConfiguration;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.FleetFile;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option for the configuration file. */
public final class ConfigurationOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration file of the fleet. Required.")
  private Optional<String> config = Optional.empty();

  FleetConfiguration read(EnvironmentSettings environment) {
    String name = config.orElseThrow(
        () -> new UsageException(
            "--config is missing: name the fleet's configuration file; `fleet init` writes an example"));
    return read(name, environment);
  }

  /**
   * Reads a configuration file.
   *
   * @throws UsageException if it cannot be read, or has mistakes
   */
  public static FleetConfiguration read(String name, EnvironmentSettings environment) {
    try {
      return FleetFile.read(Path.of(name), environment);
    } catch (InvalidPathException wrong) {
      throw new UsageException("--config " + name + " is not the name of a file");
    }
  }
}
