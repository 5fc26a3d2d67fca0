package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.core.spi.FleetEvent;
import io.github.lightsailsnapshot.core.spi.FleetListener;
import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.examples.commandline.output.ProgressPrinter;
import java.util.Optional;

/** What a person sees of a run: a table on a terminal, lines elsewhere, and always lines in the log file. */
final class FleetDisplay implements FleetListener, AutoCloseable {
  private final FleetProgress progress;
  private final Optional<LiveTable> table;

  private FleetDisplay(FleetProgress progress, Optional<LiveTable> table) {
    this.progress = progress;
    this.table = table;
  }

  static FleetDisplay printed(ProgressPrinter lines) {
    return new FleetDisplay(new FleetProgress(lines::say), Optional.empty());
  }

  static FleetDisplay drawn(TerminalWindow terminal, ProgressPrinter lines) {
    return new FleetDisplay(
        new FleetProgress(lines::record),
        Optional.of(new LiveTable(terminal, TimeSource.system())));
  }

  @Override
  public void onEvent(FleetEvent event) {
    progress.onEvent(event);
    table.ifPresent(drawn -> drawn.onEvent(event));
  }

  @Override
  public void close() {
    table.ifPresent(LiveTable::close);
  }
}
