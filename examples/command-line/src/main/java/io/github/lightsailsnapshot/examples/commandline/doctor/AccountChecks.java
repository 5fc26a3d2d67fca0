package io.github.lightsailsnapshot.examples.commandline.doctor;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.examples.commandline.commands.RegionCounts;
import io.github.lightsailsnapshot.examples.commandline.messages.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.GetInstancesRequest;
import software.amazon.awssdk.services.lightsail.model.GetInstancesResponse;
import software.amazon.awssdk.services.lightsail.model.Instance;

/**
 * What can be known of the account by reading: credentials, the listing, the clock, the instance.
 *
 * @param source the instance's name
 */
record AccountChecks(LightsailClient lightsail, String source) {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  /** The SDK names providers by their class, or by the letter that its user agent has for them. */
  private static final Map<String, String> PLACES =
      Map.of("f", "the system properties", "g", "the environment", "z", "the container's role");

  private static final String INSTANCE_ROLE = "0";
  private static final int MOST_NAMES = 10;

  /** Where the credentials come from, without their values. */
  Finding credentials(Optional<String> profile) {
    AwsCredentialsIdentity found = lightsail
        .serviceClientConfiguration()
        .credentialsProvider()
        .resolveIdentity()
        .join();
    String provider = found.providerName().orElse("");
    if (provider.equals(INSTANCE_ROLE) || provider.contains("InstanceProfile")) {
      return Finding.warning(
          "credentials",
          "they are those of the role in the machine's metadata; on a Lightsail instance, that role belongs to AWS and"
              + " has no permissions in your account: use --profile");
    }
    return Finding.ok(
        "credentials",
        profile.map(name -> "from the profile " + name).orElseGet(() -> "from " + place(provider)));
  }

  private static String place(String provider) {
    return provider.contains("Environment")
        ? "the environment"
        : PLACES.getOrDefault(provider, "what the SDK finds by default");
  }

  /** The listing, and what it shows. */
  List<Finding> listing(Instant now) {
    List<Finding> findings = new ArrayList<>();
    try {
      Listing listing = LightsailSnapshots.ofInstances(lightsail).list();
      findings.add(Finding.ok("listing", listing.snapshots().size() + " snapshots in the region"));
      findings.add(clock(listing, now));
      findings.add(instance(listing));
    } catch (SnapshotException failed) {
      findings.add(Finding.failed("listing", OneLine.told(failed)));
      findings.add(Finding.unknown("clock", "there is no listing"));
      findings.add(Finding.unknown("instance", "there is no listing"));
    }
    return findings;
  }

  private static Finding clock(Listing listing, Instant now) {
    return listing
        .servedAt()
        .map(served -> clock(Duration.between(served, now)))
        .orElseGet(() -> Finding.unknown("clock", "the listing does not tell Lightsail's time"));
  }

  private static Finding clock(Duration ahead) {
    return ahead.abs().compareTo(TOLERANCE) <= 0
        ? Finding.ok("clock", "it agrees with Lightsail's")
        : Finding.warning(
            "clock",
            "it is " + ahead.abs().toMinutes() + " min "
                + (ahead.isNegative() ? "behind" : "ahead of")
                + " Lightsail's; synchronise it, for example with systemd-timesyncd");
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
            "there is no instance " + source + " in the region; "
                + (names.isEmpty()
                    ? "there are none at all"
                    : "there are: "
                        + String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))));
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
