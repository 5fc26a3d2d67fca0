package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.examples.commandline.fleet.file.FleetConfiguration;
import java.util.List;

/** Reads the status of the fleet, place by place, so that each status is known to belong to its place. */
record FleetInspection(FleetConfiguration configuration, FleetClients clients) {

  List<PlaceStatus> inspect() {
    FleetJobs jobs = new FleetJobs(configuration, clients);
    return clients.places().stream()
        .map(place -> new PlaceStatus(place, jobs.at(place).inspect()))
        .toList();
  }
}
