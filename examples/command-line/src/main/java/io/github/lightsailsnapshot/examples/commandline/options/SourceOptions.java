package io.github.lightsailsnapshot.examples.commandline.options;

import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.lightsail.AwsClients;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import software.amazon.awssdk.regions.Region;

/** The options for the instance and the AWS account. Every method validates its option. */
public final class SourceOptions {
  /** More permissive than Lightsail is today; anything else is a mistake. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,255}");

  @Option(
      names = {"-i", "--instance"},
      paramLabel = "NAME",
      description = "The Lightsail instance. Required, except for a forecast.")
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
      description = "The AWS region; takes precedence over the profile and the environment.")
  private Optional<Region> region = Optional.empty();

  public boolean isGiven() {
    return instance.isPresent();
  }

  /** Whether an account is given, which makes sense only with an instance. */
  public boolean isOfAnAccount() {
    return profile.isPresent() || region.isPresent();
  }

  public String instance() {
    String name = instance
        .filter(given -> !given.isBlank())
        .orElseThrow(
            () -> new UsageException("--instance is missing: name the Lightsail instance"));
    if (!NAME.matcher(name).matches()) {
      throw new UsageException("--instance: no Lightsail instance can have the name \"" + name
          + "\": names are at most 255 letters, digits, '.', '_' and '-', without blanks");
    }
    return name;
  }

  public static SnapshotNaming naming(String basename) {
    return UsageException.checked("--basename", () -> new SnapshotNaming(basename));
  }

  /** The default basename. */
  public SnapshotNaming defaultNaming() {
    String name = instance();
    return UsageException.checked(
        "--instance followed by -auto is not a valid basename, so give --basename as well",
        () -> SnapshotNaming.ofSource(name));
  }

  public Optional<String> profile() {
    return profile;
  }

  public AwsClients access() {
    AwsClients access = profile
        .map(name -> UsageException.checked("--profile " + name, () -> AwsClients.profile(name)))
        .orElseGet(AwsClients::defaults);
    return region.map(access::region).orElse(access);
  }
}
