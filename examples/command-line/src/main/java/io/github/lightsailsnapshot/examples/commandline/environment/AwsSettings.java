package io.github.lightsailsnapshot.examples.commandline.environment;

import io.github.lightsailsnapshot.examples.commandline.messages.OneLine;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.endpoint.DualstackEnabledProvider;
import software.amazon.awssdk.awscore.endpoint.FipsEnabledProvider;
import software.amazon.awssdk.services.lightsail.LightsailServiceClientConfiguration;
import software.amazon.awssdk.services.lightsail.endpoints.LightsailEndpointProvider;

/**
 * Reports invalid AWS settings that the SDK reads from the machine. The values are not shown: an endpoint can contain a
 * password, and a key may be in the wrong place.
 *
 * @param variables the environment
 */
public record AwsSettings(Map<String, String> variables) {
  /** Variables for credentials, region and endpoint. */
  private static final List<String> ACCESS = List.of(
      "AWS_ACCESS_KEY_ID",
      "AWS_SECRET_ACCESS_KEY",
      "AWS_SESSION_TOKEN",
      "AWS_PROFILE",
      "AWS_REGION",
      "AWS_DEFAULT_REGION",
      "AWS_CONFIG_FILE",
      "AWS_SHARED_CREDENTIALS_FILE",
      "AWS_ENDPOINT_URL",
      "AWS_EC2_METADATA_DISABLED",
      "AWS_CA_BUNDLE");

  /**
   * An error in a setting that this command has no option for. The message names the variables that may have caused it.
   */
  public UsageException refused(RuntimeException refused) {
    return new UsageException(
        "the AWS settings of this machine" + named() + ": " + OneLine.message(refused));
  }

  private String named() {
    String names = new TreeSet<>(variables.keySet())
        .stream()
            .filter(name -> name.startsWith("AWS_") && !ACCESS.contains(name))
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : " (" + names + ", or the profile)";
  }

  /** Checks the endpoint without calling it, so that an invalid one is reported before the first call. */
  public void checkEndpoint(LightsailServiceClientConfiguration made) {
    Optional<URI> endpoint = made.endpointOverride();
    endpoint.ifPresent(AwsSettings::checkAddress);
    try {
      LightsailEndpointProvider.defaultProvider()
          .resolveEndpoint(asked -> asked
              .region(made.region())
              .endpoint(endpoint.map(URI::toString).orElse(null))
              .useFips(usesFips(made))
              .useDualStack(usesDualStack(made)))
          .join();
    } catch (RuntimeException impossible) {
      throw refused(cause(impossible));
    }
  }

  private static RuntimeException cause(RuntimeException thrown) {
    return thrown.getCause() instanceof RuntimeException cause ? cause : thrown;
  }

  private static boolean usesFips(LightsailServiceClientConfiguration made) {
    FipsEnabledProvider.Builder fips = FipsEnabledProvider.builder();
    made.overrideConfiguration().defaultProfileName().ifPresent(fips::profileName);
    return fips.build().isFipsEnabled().orElse(false);
  }

  private static boolean usesDualStack(LightsailServiceClientConfiguration made) {
    DualstackEnabledProvider.Builder both = DualstackEnabledProvider.builder();
    made.overrideConfiguration().defaultProfileName().ifPresent(both::profileName);
    return both.build().isDualstackEnabled().orElse(false);
  }

  private static void checkAddress(URI endpoint) {
    boolean isHttp = "https".equalsIgnoreCase(endpoint.getScheme())
        || "http".equalsIgnoreCase(endpoint.getScheme());
    if (!isHttp || endpoint.getHost() == null || endpoint.getUserInfo() != null) {
      throw new UsageException(
          "the AWS endpoint (AWS_ENDPOINT_URL, or endpoint_url of the profile; not shown, it may hold a secret) is no"
              + " address, which is https:// or http:// and a host, without a user and a password");
    }
  }

  /** Why there are no credentials. If the profile comes from a variable, the message names the variable. */
  public UsageException withoutCredentials(RuntimeException missing) {
    String profile = variables.getOrDefault("AWS_PROFILE", "");
    String why = OneLine.message(missing);
    return new UsageException(
        !profile.isBlank() && why.contains("\"" + profile + "\"") ? "AWS_PROFILE: " + why : why);
  }
}
