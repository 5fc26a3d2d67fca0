package io.github.lightsailsnapshot.examples.commandline.doctor;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.job.FleetStatus;
import io.github.lightsailsnapshot.core.job.JobInspection;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.examples.commandline.fleet.FleetClients;
import io.github.lightsailsnapshot.examples.commandline.fleet.FleetJobs;
import io.github.lightsailsnapshot.examples.commandline.fleet.Place;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.FleetConfiguration;
import io.github.lightsailsnapshot.examples.commandline.messages.OneLine;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether each selected instance of a place can have its job, and whether anything is left over. */
record JobChecks(FleetConfiguration read, FleetClients clients, Place place) {
  private static final int MOST = 5;

  Finding of(Listing listing) {
    try {
      return of(new FleetJobs(read, clients)
          .at(place, new ReadOnce(listing, place.snapshots().where()))
          .inspect());
    } catch (UsageException refused) {
      return Finding.failed("jobs", String.valueOf(refused.getMessage()));
    }
  }

  private static Finding of(FleetStatus status) {
    List<String> failed = new ArrayList<>();
    status
        .refused()
        .forEach(refused -> refused.errors().stream().map(JobChecks::told).forEach(failed::add));
    status.jobs().stream()
        .flatMap(job -> job instanceof JobInspection.Failed found
            ? Stream.of(job.job().source() + ": " + OneLine.told(found.why()))
            : Stream.empty())
        .forEach(failed::add);
    if (!failed.isEmpty()) {
      return Finding.failed("jobs", some(failed));
    }
    List<String> others = status.problems().stream()
        .filter(problem -> problem.kind() != Problem.Kind.SELECTION_FAILED)
        .map(JobChecks::told)
        .toList();
    return others.isEmpty()
        ? Finding.ok("jobs", status.jobs().size() + " can run")
        : Finding.warning("jobs", some(others));
  }

  private static String told(Problem problem) {
    return problem.message() + (problem.advice().isEmpty() ? "" : ". " + problem.advice());
  }

  private static String some(List<String> messages) {
    return messages.stream().distinct().limit(MOST).collect(Collectors.joining(" "))
        + (messages.size() > MOST ? " And " + (messages.size() - MOST) + " more." : "");
  }
}
