package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.time.Deadline;
import java.time.Duration;
import java.util.Optional;

/**
 * The requests of a run so far, whatever their names.
 *
 * @param deadline until when the run waits, counted from the first request; empty before that
 * @param count how many requests there were
 * @param uncounted how long the hooks around them took and how long they were queued, which does not count as waiting
 */
record RequestHistory(Optional<Deadline> deadline, int count, Duration uncounted) {
  static final RequestHistory NONE = new RequestHistory(Optional.empty(), 0, Duration.ZERO);

  /** The history from the first request on. */
  RequestHistory begun(RunContext run) {
    return deadline.isPresent()
        ? this
        : new RequestHistory(Optional.of(fresh(run)), count, uncounted);
  }

  RequestHistory counted(Duration more) {
    return new RequestHistory(deadline, count + 1, uncounted.plus(more));
  }

  /** Until when the run waits for its snapshot. */
  Deadline waitDeadline(RunContext run) {
    return deadline.orElseGet(() -> fresh(run)).extendedBy(uncounted);
  }

  /** Until when the run requests a snapshot, which is at least a minute. */
  Deadline askingDeadline(RunContext run) {
    return waitDeadline(run).atLeast(CreateStep.LEAST_PATIENCE.plus(uncounted));
  }

  private static Deadline fresh(RunContext run) {
    return Deadline.of(run.time(), run.settings().waitTimeout());
  }
}
