package io.github.lightsailsnapshot.examples.commandline.commands;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings;
import io.github.lightsailsnapshot.examples.commandline.options.ChannelOptions;
import io.github.lightsailsnapshot.examples.commandline.options.HookOptions;
import io.github.lightsailsnapshot.examples.commandline.options.JobOptions;
import io.github.lightsailsnapshot.examples.commandline.options.MailOptions;
import io.github.lightsailsnapshot.examples.commandline.options.RunOutputOptions;
import io.github.lightsailsnapshot.examples.commandline.options.TimingOptions;
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

  @Mixin(name = "Snapshots to keep")
  private JobOptions job = new JobOptions();

  @Mixin(name = "Waiting, slots and limits")
  private TimingOptions timing = new TimingOptions();

  @Mixin(name = "Commands around the snapshot")
  private HookOptions hooks = new HookOptions();

  @Mixin(name = "Mail")
  private final MailOptions mail;

  @Mixin(name = "Webhook and heartbeat")
  private final ChannelOptions channels;

  @Mixin(name = "Output")
  private RunOutputOptions output = new RunOutputOptions();

  private final Runnable runBegins;

  public RunCommand(ProcessStreams streams, EnvironmentSettings environment, Runnable runBegins) {
    this.streams = streams;
    this.runBegins = runBegins;
    this.mail = new MailOptions(environment);
    this.channels = new ChannelOptions(environment);
  }

  @Override
  public Integer call() {
    Function<SnapshotClient, SnapshotJob.Builder> checked = job.checked();
    timing.check();
    hooks.check();
    mail.check();
    channels.check(mail.isWanted());
    output.check();
    Optional<File> log = output.logFile();
    try (RunClients clients = RunClients.open(job.source(), mail::client)) {
      SnapshotClient client = LightsailSnapshots.ofInstances(clients.lightsail());
      SnapshotJob.Builder builder = builder(checked.apply(client), clients);
      clients.checkAccess();
      try (ProgressPrinter lines =
          new ProgressPrinter(output.screen(streams), log, Clock.systemUTC())) {
        SnapshotJob ready = builder.listener(lines).build();
        CommandSettings settings =
            new CommandSettings(new RegionalJob(ready, clients.region()), timing);
        lines.say(settings);
        clients.unknownRegions().forEach(lines::warn);
        JobCommand backup = new JobCommand(settings, lines, output.documents(streams));
        return output.isDryRun() ? backup.preview(ready) : run(backup, ready);
      }
    }
  }

  private int run(JobCommand backup, SnapshotJob job) {
    runBegins.run();
    return backup.run(job);
  }

  private SnapshotJob.Builder builder(SnapshotJob.Builder builder, RunClients clients) {
    timing.applyTo(builder);
    hooks.applyTo(builder);
    clients.ses().map(mail::notifier).map(channels::onOccasion).ifPresent(builder::notifier);
    channels.applyTo(builder);
    return builder;
  }
}
