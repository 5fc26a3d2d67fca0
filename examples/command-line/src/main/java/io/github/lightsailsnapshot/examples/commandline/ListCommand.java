package io.github.lightsailsnapshot.examples.commandline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lightsailsnapshot.core.Listing;
import io.github.lightsailsnapshot.core.Listing.Unreadable;
import io.github.lightsailsnapshot.core.SnapshotException;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.List;
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
    job.check();
    try (Clients clients = Clients.open(job, new MailOptions())) {
      Screen screen = job.screen(streams);
      clients.unknownRegions().forEach(screen::warning);
      tell(
          job.target(clients.region()),
          LightsailSnapshots.ofInstances(clients.lightsail()).list(),
          screen);
      return ExitStatus.SUCCEEDED;
    } catch (SnapshotException | IllegalStateException failed) {
      streams.complain(OneLine.told(failed));
      return ExitStatus.FAILED;
    }
  }

  private void tell(Target target, Listing listing, Screen screen) {
    RetentionPlan plan = plan(target, listing);
    List<Unreadable> unreadable = listing.unreadable().stream()
        .filter(item -> target.naming().recognises(item.name()))
        .toList();
    screen.line(target.toString());
    plan.toString().lines().forEach(screen::line);
    unreadable.forEach(item -> screen.warning(item.name() + " could not be read: " + item.why()));
    job.documents(streams).write(() -> document(target, plan, unreadable));
  }

  private RetentionPlan plan(Target target, Listing listing) {
    List<Snapshot> own = listing.snapshots().stream()
        .filter(snapshot -> target.naming().owns(snapshot, target.instance()))
        .toList();
    Instant now = listing.servedAt().orElseGet(Instant::now);
    RetentionPlan plan = target.policy().plan(own, now, target.zone());
    return job.deletesFailed() ? plan.deletingFailed() : plan;
  }

  private static ObjectNode document(
      Target target, RetentionPlan plan, List<Unreadable> unreadable) {
    ObjectNode document = new PlanDocument(target).of("list", plan);
    ArrayNode items = document.putArray("unreadable");
    unreadable.forEach(item -> items.addObject().put("name", item.name()).put("why", item.why()));
    return document;
  }
}
