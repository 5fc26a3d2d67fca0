package io.github.lightsailsnapshot.examples.commandline.commands;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.core.monitor.JobStatus;
import io.github.lightsailsnapshot.examples.commandline.messages.OneLine;
import io.github.lightsailsnapshot.examples.commandline.options.HtmlOption;
import io.github.lightsailsnapshot.examples.commandline.options.JobOptions;
import io.github.lightsailsnapshot.examples.commandline.options.OutputOptions;
import io.github.lightsailsnapshot.examples.commandline.output.DocumentOutput;
import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;
import io.github.lightsailsnapshot.examples.commandline.output.ProgressPrinter;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the job's snapshots with the decision on each and the reasons. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description =
        "Lists the snapshots of runs with these options, with what the policy would do to each, and why. Changes"
            + " nothing.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lightsail-snapshot list -i web -m 7",
      "  lightsail-snapshot list -i web --keep \"last=3, weekly=5\" --zone Europe/Berlin",
      "  lightsail-snapshot list -i web -m 7 --output json"
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:listed",
      "1:the listing failed, or --html could not be written",
      "2:wrong options, nothing was called"
    })
public final class ListCommand implements Callable<Integer> {
  private final ProcessStreams streams;

  @Mixin(name = "Snapshots to keep")
  private JobOptions job = new JobOptions();

  @Mixin(name = "Output")
  private OutputOptions output = new OutputOptions();

  @Mixin(name = "Output")
  private HtmlOption html = new HtmlOption();

  public ListCommand(ProcessStreams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    Function<SnapshotClient, SnapshotJob.Builder> checked = job.checked();
    html.check();
    try (RunClients clients = RunClients.open(job.source());
        ProgressPrinter lines =
            new ProgressPrinter(output.screen(streams), Optional.empty(), Clock.systemUTC())) {
      clients.checkAccess();
      clients.unknownRegions().forEach(lines::warn);
      SnapshotJob ready =
          checked.apply(LightsailSnapshots.ofInstances(clients.lightsail())).build();
      return list(new RegionalJob(ready, clients.region()), lines);
    }
  }

  private int list(RegionalJob what, ProgressPrinter lines) {
    try {
      JobStatus status = what.job().inspect();
      lines.say(what + "\n" + status.pruning());
      RegionCounts.of(status).tell(lines);
      status
          .unreadable()
          .forEach(item -> lines.warn(item.name() + " could not be read: " + item.why()));
      DocumentOutput documents = output.documents(streams);
      documents.write(() -> new PlanDocument(what).ofList(status));
      boolean isWritten = html.isWritten(what.job().source(), status.pruning(), lines::fail);
      return documents.delivered(
          isWritten ? ExitStatus.SUCCEEDED : ExitStatus.FAILED, ExitStatus.FAILED);
    } catch (SnapshotException | IllegalStateException failed) {
      lines.fail(OneLine.told(failed));
      return ExitStatus.FAILED;
    }
  }
}
