package io.github.lightsailsnapshot.examples.commandline.commands;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.core.monitor.RecoveryPoint;
import io.github.lightsailsnapshot.core.monitor.RecoveryPointCheck;
import io.github.lightsailsnapshot.examples.commandline.messages.OneLine;
import io.github.lightsailsnapshot.examples.commandline.options.AgeLimits;
import io.github.lightsailsnapshot.examples.commandline.options.OutputOptions;
import io.github.lightsailsnapshot.examples.commandline.options.SourceOptions;
import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reports the age of the newest available snapshot to a monitor. */
@Command(
    name = CheckCommand.NAME,
    mixinStandardHelpOptions = true,
    exitCodeOnUsageHelp = 3,
    exitCodeOnVersionHelp = 3,
    versionProvider = JarVersion.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description =
        "Reports the age of the newest available snapshot of an instance on one line, as a Nagios plugin does."
            + " Changes nothing.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lightsail-snapshot check -i web",
      "  lightsail-snapshot check -i web -b nightly -a backup",
      "  lightsail-snapshot check -i web --warning 26h --critical 50h",
      "",
      "If the service does not answer, the check ends after 30 s: let the monitor wait",
      "longer."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:OK, recent enough",
      "1:WARNING, older than --warning",
      "2:CRITICAL, older than --critical, or there is none",
      "3:UNKNOWN, the listing failed, or wrong options; also of this help"
    })
public final class CheckCommand implements Callable<Integer> {
  public static final String NAME = "check";

  private final ProcessStreams streams;

  @Mixin(name = "Instance and account")
  private SourceOptions source = new SourceOptions();

  @Option(
      names = {"-b", "--basename"},
      paramLabel = "NAME",
      description =
          "Count only the snapshots of the job with this basename; by default, every snapshot of the instance counts.")
  private Optional<String> basename = Optional.empty();

  @Mixin(name = "Limits")
  private AgeLimits limits = new AgeLimits();

  @Mixin(name = "Output")
  private OutputOptions output = new OutputOptions();

  public CheckCommand(ProcessStreams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    String instance = source.instance();
    Optional<SnapshotNaming> naming = basename.map(SourceOptions::naming);
    limits.check();
    try (RunClients clients = RunClients.open(source)) {
      clients.checkAccess();
      clients.unknownRegions().forEach(streams::complain);
      SnapshotClient client = LightsailSnapshots.ofInstances(clients.lightsail());
      RecoveryPointCheck all = RecoveryPointCheck.of(client, instance);
      return told(naming.map(all::madeBy).orElse(all), client);
    }
  }

  private int told(RecoveryPointCheck check, SnapshotClient client) {
    CheckDocument document = new CheckDocument(check.source(), limits);
    try {
      Listing listing = client.list();
      RecoveryPoint point = check.check(listing);
      String others = RegionCounts.others(check.source(), listing.snapshots());
      PluginStatus status = statusOf(point);
      streams.result(
          output.writesDocument()
              ? document.of(status, point, point + others)
              : status.line(point + others) + "|age=" + performance(point));
      return streams.delivered(status.exitStatus(), PluginStatus.UNKNOWN.exitStatus());
    } catch (SnapshotException failed) {
      if (output.writesDocument()) {
        streams.result(document.unknown(OneLine.told(failed)));
        return streams.delivered(
            PluginStatus.UNKNOWN.exitStatus(), PluginStatus.UNKNOWN.exitStatus());
      }
      return unknown(streams, OneLine.told(failed));
    }
  }

  private PluginStatus statusOf(RecoveryPoint point) {
    if (!point.isAtMost(limits.critical())) {
      return PluginStatus.CRITICAL;
    }
    return point.isAtMost(limits.warning()) ? PluginStatus.OK : PluginStatus.WARNING;
  }

  /** The age in seconds, or U if there is none, with both limits and the minimum. */
  private String performance(RecoveryPoint point) {
    String age = point.age().map(found -> found.toSeconds() + "s").orElse("U");
    return age + ";" + limits.warning().toSeconds() + ";" + limits.critical().toSeconds() + ";0";
  }

  /** Reports an unknown state to the monitor, which reads standard output. */
  public static int unknown(ProcessStreams streams, String why) {
    streams.result(PluginStatus.UNKNOWN.line(why));
    return streams.delivered(PluginStatus.UNKNOWN.exitStatus(), PluginStatus.UNKNOWN.exitStatus());
  }
}
