package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.examples.commandline.commands.ExitStatus;
import io.github.lightsailsnapshot.examples.commandline.commands.JarVersion;
import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.FleetConfiguration;
import io.github.lightsailsnapshot.examples.commandline.messages.OneLine;
import io.github.lightsailsnapshot.examples.commandline.options.OutputOptions;
import io.github.lightsailsnapshot.examples.commandline.output.DocumentOutput;
import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;
import io.github.lightsailsnapshot.examples.commandline.output.ProgressPrinter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the instances with the newest snapshot of each, those without one first. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description =
        "Lists all instances in the fleet's regions with the newest snapshot that the fleet has of each, those without"
            + " one first. Changes nothing.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lightsail-snapshot fleet list --config fleet.yaml",
      "  lightsail-snapshot fleet list --config fleet.yaml --output json"
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:listed",
      "1:a region or an account could not be listed",
      "2:wrong options or configuration, nothing was called"
    })
public final class FleetListCommand implements Callable<Integer> {
  private final ProcessStreams streams;
  private final EnvironmentSettings environment;

  @Mixin(name = "Configuration")
  private ConfigurationOptions configuration = new ConfigurationOptions();

  @Mixin(name = "Output")
  private OutputOptions output = new OutputOptions();

  public FleetListCommand(ProcessStreams streams, EnvironmentSettings environment) {
    this.streams = streams;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    FleetConfiguration read = configuration.read(environment);
    try (FleetClients clients = FleetClients.open(read);
        ProgressPrinter lines =
            new ProgressPrinter(output.screen(streams), Optional.empty(), Clock.systemUTC())) {
      read.warnings().forEach(lines::warn);
      clients.warnings().forEach(lines::warn);
      return list(new FleetInspection(read, clients).inspect(), lines);
    }
  }

  private int list(List<PlaceStatus> places, ProgressPrinter lines) {
    List<Backup> backups = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (Listed place : ParallelCalls.of(places, Listed::of)) {
      backups.addAll(place.backups());
      failures.addAll(place.failures());
    }
    BackupTable table = new BackupTable(backups);
    lines.say(table);
    places.forEach(place -> place.leftovers().forEach(lines::warn));
    failures.stream().distinct().forEach(lines::fail);
    DocumentOutput documents = output.documents(streams);
    documents.write(() -> FleetStatusDocument.list(table.sorted()));
    boolean isComplete = failures.isEmpty() && backups.stream().noneMatch(Backup::isUnknown);
    return documents.delivered(
        isComplete ? ExitStatus.SUCCEEDED : ExitStatus.FAILED, ExitStatus.FAILED);
  }

  /** What is known of the instances of a place, and why something is not. */
  private record Listed(List<Backup> backups, List<String> failures) {
    static Listed of(PlaceStatus place) {
      List<Backup> backups = new ArrayList<>(place.backups());
      List<String> failures = new ArrayList<>(place.failures());
      try {
        backups.addAll(place.others());
      } catch (SnapshotException notListed) {
        failures.add("which instances in " + place.place().name() + " have no backup is not known: "
            + OneLine.told(notListed));
      }
      return new Listed(backups, failures);
    }
  }
}
