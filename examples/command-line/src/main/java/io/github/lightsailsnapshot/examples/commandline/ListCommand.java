package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.core.Listing;
import io.github.lightsailsnapshot.core.Listing.Unreadable;
import io.github.lightsailsnapshot.core.SnapshotException;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the job's snapshots with what the policy would do to each, and why. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Lists the snapshots that runs with these options made, and what the policy would do to each, and why. Changes"
          + " nothing.",
      ""
    },
    footer = {
      "",
      "Exit status: 0 listed; 1 the listing failed; 2 wrong options, nothing was called."
    })
final class ListCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin
  private JobOptions job = new JobOptions();

  ListCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    Target target = job.target();
    try (Clients clients = Clients.open(job.source());
        Lines lines = new Lines(job.screen(streams), Optional.empty(), Clock.systemUTC())) {
      clients.checkAccess();
      clients.unknownRegions().forEach(lines::warn);
      return list(target, clients, lines);
    }
  }

  private int list(Target target, Clients clients, Lines lines) {
    try {
      Listing listing = LightsailSnapshots.ofInstances(clients.lightsail()).list();
      RetentionPlan plan = target.plan(listing);
      List<Unreadable> unreadable = target.unreadable(listing);
      lines.say(target + ", in " + clients.region() + "\n" + plan);
      target.standing(listing).tell(lines);
      unreadable.forEach(item -> lines.warn(item.name() + " could not be read: " + item.why()));
      Documents documents = job.documents(streams);
      documents.write(() -> new PlanDocument(target, clients.region()).ofList(plan, unreadable));
      return documents.delivered(ExitStatus.SUCCEEDED, ExitStatus.FAILED);
    } catch (SnapshotException | IllegalStateException failed) {
      lines.fail(OneLine.told(failed));
      return ExitStatus.FAILED;
    }
  }
}
