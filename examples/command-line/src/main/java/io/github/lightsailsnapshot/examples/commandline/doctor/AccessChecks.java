package io.github.lightsailsnapshot.examples.commandline.doctor;

import io.github.lightsailsnapshot.examples.commandline.options.RegionName;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** What a client has before it makes a call: credentials and a region. */
record AccessChecks(LightsailClient lightsail) {
  /** The SDK names providers by their class, or by the letter that its user agent has for them. */
  private static final Map<String, String> PLACES =
      Map.of("f", "the system properties", "g", "the environment", "z", "the container's role");

  private static final String INSTANCE_ROLE = "0";

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
              + " has no permissions in your account: use a profile with an access key (--profile)");
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

  Finding region() {
    Region region = lightsail.serviceClientConfiguration().region();
    return RegionName.doubt(region)
        .map(doubt -> Finding.warning("region", doubt))
        .orElseGet(() -> Finding.ok("region", region.id()));
  }
}
