package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.core.report.RunId;
import io.github.lightsailsnapshot.core.spi.FleetEvent;
import io.github.lightsailsnapshot.core.spi.FleetListener;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Prints a line for each step of each job. A job that waits is told of once, however often it looks. */
final class FleetProgress implements FleetListener {
  private final Consumer<String> lines;
  private final Set<RunId> waiting = new HashSet<>();

  FleetProgress(Consumer<String> lines) {
    this.lines = lines;
  }

  @Override
  public void onEvent(FleetEvent event) {
    boolean isTold = event instanceof FleetEvent.JobProgressed job
        ? isTold(job)
        : event instanceof FleetEvent.Started;
    if (isTold) {
      lines.accept(PlainText.line(event.toString()));
    }
  }

  private boolean isTold(FleetEvent.JobProgressed job) {
    Progress progress = job.job().progress();
    if (progress instanceof Progress.Waiting) {
      return waiting.add(job.job().run().id());
    }
    return !(progress instanceof Progress.Deleting
        || progress instanceof Progress.Started
        || progress instanceof Progress.Listed);
  }
}
