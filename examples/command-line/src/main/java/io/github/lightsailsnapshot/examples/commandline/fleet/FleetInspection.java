package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.examples.commandline.fleet.file.FleetConfiguration;
import java.util.List;

/** Reads the status of the fleet, each place on its own and several at once, so that each status is known to belong to its place. */
record FleetInspection(FleetConfiguration configuration, FleetClients clients) {

  List<PlaceStatus> inspect() {
    FleetJobs jobs = new FleetJobs(configuration, clients);
    return ParallelCalls.of(
        clients.places(), place -> new PlaceStatus(place, jobs.at(place).inspect()));
  }
}
