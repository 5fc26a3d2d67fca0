package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import java.io.File;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Takes a snapshot, deletes what the policy does not keep, and reports the result; or, in a dry run, shows what it
 * would do.
 */
@Command(
    name = "lightsail-snapshot",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Takes a snapshot of an Amazon Lightsail instance, waits for it, deletes those of its own snapshots that the"
          + " policy does not keep, and reports the result.",
      ""
    },
    footer = {
      "",
      "Lengths of time: 90s, 30m, 1h, 2d, 1h30m or ISO-8601.",
      "Set what must not appear in a list of processes in the environment: LIGHTSAIL_SNAPSHOT_FROM, _TO, _WEBHOOK and"
          + " _HEARTBEAT, and _WEBHOOK_KEY, which signs the webhook's body.",
      "A slot of whole days begins with a day of --zone, so all hosts of a job need the same; any other is aligned to UTC:"
          + " start such a job at UTC times. Do not start jobs close to the boundary of two slots.",
      "Exit status: 0 all is well; 1 failed, nothing was deleted; 2 wrong options, nothing was called; 3 there is a"
          + " snapshot, but something needs a look; 4 skipped, an earlier snapshot is still being taken."
    })
final class RunCommand implements Callable<Integer> {
  private final ProcessStreams streams;

  @Mixin
  private JobOptions job = new JobOptions();

  @Mixin
  private TimingOptions timing = new TimingOptions();

  @Mixin
  private HookOptions hooks = new HookOptions();

  @Mixin
  private final MailOptions mail;

  @Mixin
  private final ChannelOptions channels;

  @Option(
      names = "--dry-run",
      description =
          "Only show what a run would do. Nothing is changed, and no notifications are sent.")
  private boolean dryRun;

  @Mixin
  private HtmlOption html = new HtmlOption();

  @Option(
      names = {"-l", "--log-file"},
      paramLabel = "FILE",
      description = "Also append every line to this file, with the time in UTC.")
  private Optional<String> logFile = Optional.empty();

  @Option(
      names = {"-s", "--silent"},
      description = "Print nothing except wrong options and a log file that cannot be written.")
  private boolean silent;

  private final Runnable runBegins;

  RunCommand(ProcessStreams streams, EnvironmentSettings environment, Runnable runBegins) {
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
    checkScreen();
    checkPage();
    Optional<File> log = logFile.map(LogFile::named);
    try (RunClients clients = RunClients.open(job.source(), mail::client)) {
      SnapshotClient client = LightsailSnapshots.ofInstances(clients.lightsail());
      SnapshotJob.Builder builder = builder(checked.apply(client), clients);
      clients.checkAccess();
      try (ProgressPrinter lines = new ProgressPrinter(screen(), log, Clock.systemUTC())) {
        SnapshotJob ready = builder.listener(lines).build();
        CommandSettings settings =
            new CommandSettings(new RegionalJob(ready, clients.region()), timing);
        lines.say(settings);
        clients.unknownRegions().forEach(lines::warn);
        JobCommand backup = new JobCommand(settings, lines, job.documents(streams));
        return dryRun ? backup.preview(ready, html) : run(backup, ready);
      }
    }
  }

  private int run(JobCommand backup, SnapshotJob job) {
    runBegins.run();
    return backup.run(job);
  }

  private void checkScreen() {
    if (silent && job.writesDocument()) {
      throw new UsageException("--silent and --output json exclude each other");
    }
    if (silent && dryRun) {
      throw new UsageException(
          "--silent and --dry-run exclude each other: a dry run only tells what a run would do");
    }
  }

  private void checkPage() {
    if (html.isGiven() && !dryRun) {
      throw new UsageException(
          "--html needs --dry-run: a run reports by its lines, --output json, mail and webhook");
    }
    html.check();
  }

  private SnapshotJob.Builder builder(SnapshotJob.Builder builder, RunClients clients) {
    timing.applyTo(builder);
    hooks.applyTo(builder);
    clients.ses().map(mail::notifier).map(channels::onOccasion).ifPresent(builder::notifier);
    channels.applyTo(builder);
    return builder;
  }

  private TerminalOutput screen() {
    return silent ? TerminalOutput.dark(streams) : job.screen(streams);
  }
}
