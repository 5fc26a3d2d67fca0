package io.github.lightsailsnapshot.core.engine;

/**
 * A run of a fleet in one of its states.
 *
 * @param job the job's number in the fleet
 * @param run the run
 * @param state its state
 * @param since since when it is in that state, by the elapsed time
 */
record FleetTurn(int job, Run run, RunState state, long since) {
  FleetTurn entered(RunState next, long now) {
    return new FleetTurn(job, run, next, now);
  }

  FleetTurn with(RunState next) {
    return new FleetTurn(job, run, next, since);
  }

  /** When the pause of its state is over. */
  long due() {
    return state instanceof RunState.Open open ? since + open.pause().toNanos() : since;
  }
}
