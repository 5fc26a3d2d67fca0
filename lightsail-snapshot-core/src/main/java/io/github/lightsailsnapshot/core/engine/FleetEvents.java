package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.RunId;
import io.github.lightsailsnapshot.core.spi.FleetEvent;
import io.github.lightsailsnapshot.core.spi.FleetListener;
import io.github.lightsailsnapshot.core.spi.JobEvent;
import io.github.lightsailsnapshot.core.spi.Progress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Calls the listeners of a fleet, which are foreign code, one event after another. Thread-safe. */
final class FleetEvents {
  private final RunId id;
  private final List<FleetListener> listeners;
  private final int jobs;
  private final Set<Integer> failed = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();
  private int finished;

  FleetEvents(RunId id, List<FleetListener> listeners, int jobs) {
    this.id = id;
    this.listeners = listeners;
    this.jobs = jobs;
  }

  synchronized void job(JobEvent event) {
    if (event.progress() instanceof Progress.Finished) {
      finished++;
    }
    tell(new FleetEvent.JobProgressed(id, event, finished, jobs));
  }

  /** A listener that fails is reported once, however often it fails. */
  synchronized void tell(FleetEvent event) {
    for (int i = 0; i < listeners.size(); i++) {
      try {
        listeners.get(i).onEvent(event);
      } catch (Throwable thrown) {
        ForeignCode.keepInterruption(thrown);
        if (failed.add(i)) {
          problems.add(RunProblems.listenerFailed(thrown));
        }
      }
    }
  }

  synchronized List<Problem> problems() {
    return List.copyOf(problems);
  }
}
