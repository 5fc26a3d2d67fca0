package io.github.lightsailsnapshot.examples.commandline.commands;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings;
import io.github.lightsailsnapshot.examples.commandline.options.ChannelOptions;
import io.github.lightsailsnapshot.examples.commandline.options.RunOptions;
import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;
import io.github.lightsailsnapshot.examples.commandline.output.ProgressPrinter;
import java.io.File;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Takes a snapshot, deletes what the policy does not keep, and reports the result; or, in a dry run, shows what it
 * would do.
 */
@Command(
    name = "lightsail-snapshot",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description =
        "Takes a snapshot of an Amazon Lightsail instance, waits for it, deletes those of its own snapshots that the"
            + " policy does not keep, and reports the result.",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lightsail-snapshot -i web -m 7 --dry-run",
      "  lightsail-snapshot -i web --keep \"daily=7, weekly=5\" --zone Europe/Berlin",
      "  lightsail-snapshot -i web -m 7 -a backup -f ops@example.com -t me@example.com",
      "",
      "Set what must not appear in a list of processes in the environment:",
      "LIGHTSAIL_SNAPSHOT_FROM, _TO, _WEBHOOK and _HEARTBEAT, and _WEBHOOK_KEY, which",
      "signs the webhook's body.",
      "See also: help policies, help times, help exit-statuses."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all is well",
      "1:failed, nothing was deleted",
      "2:wrong options, nothing was called",
      "3:there is a snapshot, but something needs a look",
      "4:skipped, an earlier snapshot is still being taken"
    })
public final class RunCommand implements Callable<Integer> {
  private final ProcessStreams streams;

  @Mixin
  private final RunOptions options;

  private final Runnable runBegins;

  public RunCommand(ProcessStreams streams, EnvironmentSettings environment, Runnable runBegins) {
    this.streams = streams;
    this.runBegins = runBegins;
    this.options = new RunOptions(environment);
  }

  @Override
  public Integer call() {
    Function<SnapshotClient, SnapshotJob.Builder> checked = options.checked();
    Optional<File> log = options.output().logFile();
    try (RunClients clients = RunClients.open(options.source(), options.mail()::client)) {
      SnapshotClient client = LightsailSnapshots.ofInstances(clients.lightsail());
      SnapshotJob.Builder builder = builder(checked.apply(client), clients);
      clients.checkAccess();
      try (ProgressPrinter lines = new ProgressPrinter(
              options.output().screen(streams), log, Clock.systemUTC())
          .waitingAtMost(options.timing().waitsAtMost())) {
        SnapshotJob ready = builder.listener(lines).build();
        CommandSettings settings =
            new CommandSettings(new RegionalJob(ready, clients.region()), options.timing());
        lines.say(settings);
        clients.unknownRegions().forEach(lines::warn);
        JobCommand backup = new JobCommand(settings, lines, options.output().documents(streams));
        return options.output().isDryRun()
            ? backup.preview(ready, options.output().html())
            : run(backup, ready);
      }
    }
  }

  private int run(JobCommand backup, SnapshotJob job) {
    runBegins.run();
    return backup.run(job);
  }

  private SnapshotJob.Builder builder(SnapshotJob.Builder builder, RunClients clients) {
    ChannelOptions channels = options.channels();
    clients
        .ses()
        .map(options.mail()::notifier)
        .map(channels::onOccasion)
        .ifPresent(builder::notifier);
    channels.applyTo(builder);
    return builder;
  }
}
