package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.job.SnapshotFleet;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.examples.commandline.commands.ExitStatus;
import io.github.lightsailsnapshot.examples.commandline.commands.JarVersion;
import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.FleetConfiguration;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.NotifyConfiguration;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.NotifyConfiguration.At;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.Templates;
import io.github.lightsailsnapshot.examples.commandline.messages.OneLine;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import io.github.lightsailsnapshot.examples.commandline.options.RunOutputOptions;
import io.github.lightsailsnapshot.examples.commandline.output.DocumentOutput;
import io.github.lightsailsnapshot.examples.commandline.output.LogFile;
import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;
import io.github.lightsailsnapshot.examples.commandline.output.ProgressPrinter;
import io.github.lightsailsnapshot.notify.json.ReportJson;
import java.io.File;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes snapshots of many instances, or shows what that would do. */
@Command(
    name = FleetCommand.NAME,
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description =
        "Takes snapshots of all instances that a configuration file selects, in any number of regions and accounts, and"
            + " reports them together.",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lightsail-snapshot fleet --config fleet.yaml --dry-run",
      "  lightsail-snapshot fleet --config fleet.yaml",
      "  lightsail-snapshot fleet --config fleet.yaml --only web --only \"api-*\""
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all is well",
      "1:at least one instance, region or account failed",
      "2:wrong options or configuration, nothing was called",
      "3:none failed, but something needs a look",
      "4:all were skipped"
    })
public final class FleetCommand implements Callable<Integer> {
  public static final String NAME = "fleet";

  private final ProcessStreams streams;
  private final EnvironmentSettings environment;
  private final Runnable runBegins;

  @Mixin(name = "Configuration")
  private ConfigurationOptions configuration = new ConfigurationOptions();

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "Run only for these instances of the fleet; * stands for any characters.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--print-schema",
      description =
          "Print the JSON Schema of the configuration file, for editors, and do nothing else.")
  private boolean printsSchema;

  @Mixin(name = "Output")
  private RunOutputOptions output = new RunOutputOptions();

  /** @param runBegins called when all settings are valid and a run begins */
  public FleetCommand(ProcessStreams streams, EnvironmentSettings environment, Runnable runBegins) {
    this.streams = streams;
    this.environment = environment;
    this.runBegins = runBegins;
  }

  @Override
  public Integer call() {
    if (printsSchema) {
      streams.result(Templates.schema().stripTrailing());
      return streams.delivered(ExitStatus.SUCCEEDED, ExitStatus.FAILED);
    }
    output.check();
    if (output.html().isGiven()) {
      throw new UsageException(
          "--html shows the plan of a single instance; leave it out for a fleet");
    }
    return execute(configuration.read(environment));
  }

  private int execute(FleetConfiguration read) {
    Optional<File> log = output.logFile().or(() -> read.logFile().map(LogFile::named));
    try (FleetClients clients = FleetClients.open(read);
        ProgressPrinter lines =
            new ProgressPrinter(output.screen(streams), log, Clock.systemUTC())) {
      read.warnings().forEach(lines::warn);
      clients.warnings().forEach(lines::warn);
      DocumentOutput documents = output.documents(streams);
      FleetDisplay display = display(lines);
      SnapshotFleet fleet = fleet(read, clients, display);
      if (output.isDryRun()) {
        return new FleetPreview(fleet, lines, documents).show();
      }
      runBegins.run();
      return told(run(fleet, display), lines, documents);
    } catch (SnapshotException notListed) {
      streams.complain(OneLine.told(notListed));
      return ExitStatus.FAILED;
    }
  }

  private SnapshotFleet fleet(FleetConfiguration read, FleetClients clients, FleetDisplay display) {
    SnapshotFleet.Builder fleet = read.fleet().listener(display);
    NotifyConfiguration notify = read.notifications();
    notify.mail().map(clients::mail).map(notify::onOccasion).ifPresent(fleet::notifier);
    notify.webhook().map(At::notifier).map(notify::onOccasion).ifPresent(fleet::notifier);
    notify
        .heartbeat()
        .map(At::notifier)
        .ifPresent(heartbeat -> fleet.notifier(heartbeat).listener(heartbeat));
    FleetJobs jobs = new FleetJobs(read, clients);
    try {
      return (only.isEmpty() ? jobs.addAll(fleet) : jobs.addOnly(only, fleet)).build();
    } catch (IllegalArgumentException contending) {
      throw new UsageException(read.file() + ": " + contending.getMessage());
    }
  }

  private FleetDisplay display(ProgressPrinter lines) {
    return output.isDrawn(streams) && !output.isDryRun()
        ? FleetDisplay.drawn(TerminalWindow.of(streams, environment.variables()), lines)
        : FleetDisplay.printed(lines);
  }

  private static FleetReport run(SnapshotFleet fleet, FleetDisplay display) {
    try (display) {
      return fleet.run();
    }
  }

  private static int told(FleetReport report, ProgressPrinter lines, DocumentOutput documents) {
    int status = ExitStatus.of(report, lines.isLogged());
    if (status == ExitStatus.SUCCEEDED) {
      lines.say(report);
    } else {
      lines.sayProblem(report);
    }
    documents.write(() -> ReportJson.write(report));
    int lost = status == ExitStatus.SUCCEEDED ? ExitStatus.DEGRADED : status;
    return documents.wanted() ? documents.delivered(status, lost) : status;
  }
}
