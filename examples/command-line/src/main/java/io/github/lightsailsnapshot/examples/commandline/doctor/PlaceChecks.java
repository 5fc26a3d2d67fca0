package io.github.lightsailsnapshot.examples.commandline.doctor;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.examples.commandline.fleet.FleetClients;
import io.github.lightsailsnapshot.examples.commandline.fleet.Place;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.FleetConfiguration;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.GroupConfiguration;
import io.github.lightsailsnapshot.examples.commandline.messages.OneLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** What can be known of a region of an account, and of the groups there, with one listing of each kind. */
record PlaceChecks(FleetConfiguration read, FleetClients clients, Place place) {

  List<Finding> findings(boolean probes) {
    List<Finding> findings = new ArrayList<>();
    place
        .client()
        .ifPresentOrElse(
            client -> findings.addAll(account(client, probes)), () -> findings.addAll(noAccess()));
    return findings.stream().map(finding -> finding.in(place.name())).toList();
  }

  private List<Finding> noAccess() {
    return List.of(
        Finding.failed("credentials", place.whyNot().orElse("there is no access")),
        Finding.unknown("account", "there is no access to it"));
  }

  private List<Finding> account(LightsailClient client, boolean probes) {
    AccessChecks access = new AccessChecks(client);
    List<Finding> findings = new ArrayList<>();
    findings.add(access.credentials(place.profile()));
    findings.add(access.region());
    findings.addAll(listings());
    findings.addAll(probes ? new PermissionProbe(client).probe() : PermissionProbe.none());
    return findings;
  }

  private List<Finding> listings() {
    List<Finding> findings = new ArrayList<>();
    Optional<Listing> listing = Optional.empty();
    try {
      listing = Optional.of(place.snapshots().list());
      findings.add(
          Finding.ok("listing", listing.get().snapshots().size() + " snapshots in the region"));
      findings.add(ClockCheck.of(listing.get(), Instant.now()));
    } catch (SnapshotException failed) {
      findings.add(Finding.failed("listing", OneLine.told(failed)));
      findings.add(Finding.unknown("clock", "there is no listing"));
    }
    SelectionChecks selection = new SelectionChecks(place, listing);
    groups().forEach(group -> findings.add(selection.of(group, read.place(group.at()))));
    findings.add(listing
        .map(found -> new JobChecks(read, clients, place).of(found))
        .orElseGet(() -> Finding.unknown("jobs", "there is no listing")));
    return findings;
  }

  private List<GroupConfiguration> groups() {
    return read.groups().stream()
        .filter(group -> clients.places(group).contains(place))
        .toList();
  }
}
