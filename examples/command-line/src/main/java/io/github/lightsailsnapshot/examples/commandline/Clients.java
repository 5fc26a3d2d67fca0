package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.core.lightsail.AwsAccess;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.LightsailServiceClientConfiguration;
import software.amazon.awssdk.services.ses.SesClient;

/** The clients of a run, made with one access, and closed with it. */
record Clients(LightsailClient lightsail, Optional<SesClient> ses) implements AutoCloseable {

  static Clients open(SourceOptions source) {
    return open(source, access -> Optional.empty());
  }

  /**
   * Making a client calls nobody, so whatever fails in it is a setting: an option, a profile or the environment.
   *
   * @param ses makes the client for the mail, if there is to be one, of an access to the instance's region
   */
  static Clients open(SourceOptions source, Function<AwsAccess, Optional<SesClient>> ses) {
    try {
      return made(source.access(), ses);
    } catch (UsageException told) {
      throw told;
    } catch (RuntimeException refused) {
      throw new UsageException("the AWS settings of this machine: " + OneLine.message(refused));
    }
  }

  private static Clients made(AwsAccess access, Function<AwsAccess, Optional<SesClient>> ses) {
    LightsailClient lightsail =
        UsageException.checked("--region", () -> access.build(LightsailClient.builder()));
    Region region = RegionName.checked(lightsail.serviceClientConfiguration().region());
    return new Clients(lightsail, ses.apply(access.region(region)));
  }

  /** To be called before the first call, which would look everywhere again and again, and tell of every place at length. */
  void checkAccess() {
    LightsailServiceClientConfiguration made = lightsail.serviceClientConfiguration();
    made.endpointOverride().ifPresent(Clients::checkEndpoint);
    try {
      made.credentialsProvider().resolveIdentity().join();
    } catch (SdkClientException missing) {
      throw new UsageException(
          "No AWS credentials: give --profile NAME, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; looked in the"
              + " environment, ~/.aws and the machine's role");
    }
  }

  private static void checkEndpoint(URI endpoint) {
    if (endpoint.getScheme() == null || endpoint.getHost() == null) {
      throw new UsageException("the AWS endpoint of the environment or the profile: \"" + endpoint
          + "\" is no address, which begins with https:// and a host");
    }
  }

  Region region() {
    return lightsail.serviceClientConfiguration().region();
  }

  /** A line on each region that may be spelt wrong, or is newer than the SDK. */
  List<String> unknownRegions() {
    Stream<Region> ofMail =
        ses.stream().map(client -> client.serviceClientConfiguration().region());
    return Stream.concat(Stream.of(region()), ofMail)
        .distinct()
        .filter(region -> !RegionName.isKnown(region))
        .map(region ->
            region + " is no region that was known when this command was built; is it spelt right?")
        .toList();
  }

  @Override
  public void close() {
    lightsail.close();
    ses.ifPresent(SesClient::close);
  }
}
