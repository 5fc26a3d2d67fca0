package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.core.lightsail.AwsAccess;
import java.util.Optional;
import picocli.CommandLine.Option;
import software.amazon.awssdk.regions.Region;

/** The options that say of what the snapshots are, and how to get at them. Every method checks what it reads. */
final class SourceOptions {
  @Option(
      names = {"-i", "--instance"},
      paramLabel = "NAME",
      description = "The Lightsail instance. Required.")
  private Optional<String> instance = Optional.empty();

  @Option(
      names = {"-a", "--profile"},
      paramLabel = "NAME",
      description =
          "The AWS profile for credentials and region; by default what the SDK finds: the environment, the default"
              + " profile, the machine's role.")
  private Optional<String> profile = Optional.empty();

  @Option(
      names = "--region",
      converter = RegionName.class,
      paramLabel = "REGION",
      description = "The AWS region, whatever the profile or the environment says.")
  private Optional<Region> region = Optional.empty();

  String instance() {
    return instance
        .filter(name -> !name.isBlank())
        .orElseThrow(
            () -> new UsageException("--instance is missing: name the Lightsail instance"));
  }

  AwsAccess access() {
    AwsAccess access = profile
        .map(name -> UsageException.checked("--profile " + name, () -> AwsAccess.profile(name)))
        .orElseGet(AwsAccess::defaults);
    return region.map(access::region).orElse(access);
  }
}
