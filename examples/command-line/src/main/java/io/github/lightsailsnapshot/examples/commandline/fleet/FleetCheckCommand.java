package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.examples.commandline.commands.CheckCommand;
import io.github.lightsailsnapshot.examples.commandline.commands.JarVersion;
import io.github.lightsailsnapshot.examples.commandline.commands.PluginStatus;
import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.FleetConfiguration;
import io.github.lightsailsnapshot.examples.commandline.options.AgeLimits;
import io.github.lightsailsnapshot.examples.commandline.options.OutputOptions;
import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reports the age of the newest snapshot of each instance to a monitor, the worst first. */
@Command(
    name = CheckCommand.NAME,
    mixinStandardHelpOptions = true,
    exitCodeOnUsageHelp = 3,
    exitCodeOnVersionHelp = 3,
    versionProvider = JarVersion.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description =
        "Reports the age of the newest available snapshot of each instance of the fleet, the worst first, as a Nagios"
            + " plugin does. Changes nothing.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lightsail-snapshot fleet check --config fleet.yaml",
      "  lightsail-snapshot fleet check --config fleet.yaml -w 26h -c 50h"
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:OK, all are recent enough",
      "1:WARNING, the worst is older than --warning",
      "2:CRITICAL, the worst is older than --critical, or has no snapshot",
      "3:UNKNOWN, something could not be listed and nothing is critical; also wrong options, and this help"
    })
public final class FleetCheckCommand implements Callable<Integer> {
  private final ProcessStreams streams;
  private final EnvironmentSettings environment;

  @Mixin(name = "Configuration")
  private ConfigurationOptions configuration = new ConfigurationOptions();

  @Mixin(name = "Limits")
  private AgeLimits limits = new AgeLimits();

  @Mixin(name = "Output")
  private OutputOptions output = new OutputOptions();

  public FleetCheckCommand(ProcessStreams streams, EnvironmentSettings environment) {
    this.streams = streams;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    limits.check();
    FleetConfiguration read = configuration.read(environment);
    try (FleetClients clients = FleetClients.open(read)) {
      List<PlaceStatus> places = new FleetInspection(read, clients).inspect();
      FleetHealth health =
          new FleetHealth(places.stream().flatMap(this::findings).toList(), limits);
      if (output.writesDocument()) {
        streams.result(health.document());
      } else {
        health.lines().forEach(streams::result);
      }
      return streams.delivered(health.worst().exitStatus(), PluginStatus.UNKNOWN.exitStatus());
    }
  }

  private Stream<FleetHealth.Finding> findings(PlaceStatus place) {
    return Stream.concat(
        place.backups().stream().map(backup -> FleetHealth.finding(backup, limits)),
        place.failures().stream().map(FleetHealth::unknown));
  }
}
