package io.github.lightsailsnapshot.examples.commandline.doctor;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.examples.commandline.commands.RegionCounts;
import io.github.lightsailsnapshot.examples.commandline.messages.OneLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.GetInstancesRequest;
import software.amazon.awssdk.services.lightsail.model.GetInstancesResponse;
import software.amazon.awssdk.services.lightsail.model.Instance;

/**
 * What can be known of the account by reading: the listing, the clock, the instance.
 *
 * @param source the instance's name
 */
record AccountChecks(LightsailClient lightsail, String source) {
  /** The listing, and what it shows. */
  List<Finding> listing(Instant now) {
    List<Finding> findings = new ArrayList<>();
    try {
      Listing listing = LightsailSnapshots.ofInstances(lightsail).list();
      findings.add(Finding.ok("listing", listing.snapshots().size() + " snapshots in the region"));
      findings.add(ClockCheck.of(listing, now));
      findings.add(instance(listing));
    } catch (SnapshotException failed) {
      findings.add(Finding.failed("listing", OneLine.told(failed)));
      findings.add(Finding.unknown("clock", "there is no listing"));
      findings.add(Finding.unknown("instance", "there is no listing"));
    }
    return findings;
  }

  private Finding instance(Listing listing) {
    try {
      return instance(instances());
    } catch (SdkException notPermitted) {
      String others = RegionCounts.others(source, listing.snapshots());
      boolean known = listing.snapshots().stream()
          .anyMatch(snapshot -> snapshot.source().name().equals(source));
      return known
          ? Finding.ok("instance", source + " has snapshots")
          : Finding.warning(
              "instance",
              source
                  + " has no snapshots, and whether it exists is not known without the permission"
                  + " lightsail:GetInstances; is the name right, and the region?" + others);
    }
  }

  private Finding instance(List<String> names) {
    return names.contains(source)
        ? Finding.ok("instance", source + " exists")
        : Finding.failed(
            "instance",
            "there is no instance " + source + " in the region; " + InstanceNames.thereAre(names));
  }

  private List<String> instances() {
    List<String> names = new ArrayList<>();
    GetInstancesResponse page =
        lightsail.getInstances(GetInstancesRequest.builder().build());
    names.addAll(page.instances().stream().map(Instance::name).toList());
    while (page.nextPageToken() != null && !page.nextPageToken().isEmpty()) {
      String next = page.nextPageToken();
      page = lightsail.getInstances(asked -> asked.pageToken(next));
      names.addAll(page.instances().stream().map(Instance::name).toList());
    }
    return names;
  }
}
