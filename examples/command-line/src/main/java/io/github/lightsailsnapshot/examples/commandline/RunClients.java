package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.core.lightsail.AwsClients;
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
record RunClients(AwsClients access, LightsailClient lightsail, Optional<SesClient> ses)
    implements AutoCloseable {

  static RunClients open(SourceOptions source) {
    return open(source, access -> Optional.empty());
  }

  /**
   * Making a client calls nobody, so whatever fails in it is a setting: an option, a profile or the environment.
   *
   * @param ses makes the client for the mail, if there is to be one, of an access to the instance's region
   */
  static RunClients open(SourceOptions source, Function<AwsClients, Optional<SesClient>> ses) {
    try {
      return made(source, ses);
    } catch (UsageException told) {
      throw told;
    } catch (RuntimeException refused) {
      throw ofProcess().refused(refused);
    }
  }

  private static RunClients made(
      SourceOptions source, Function<AwsClients, Optional<SesClient>> ses) {
    AwsClients access = source.access();
    LightsailClient lightsail = lightsail(access);
    Region region = RegionName.checked(lightsail.serviceClientConfiguration().region());
    return new RunClients(access, lightsail, ses.apply(access.region(region)));
  }

  /** Only a region that cannot be found has a cause in the SDK; every other refusal is of a setting that no option names. */
  private static LightsailClient lightsail(AwsClients access) {
    try {
      return access.build(LightsailClient.builder());
    } catch (IllegalArgumentException refused) {
      if (refused.getCause() instanceof SdkClientException) {
        throw new UsageException("--region: " + refused.getMessage());
      }
      throw refused;
    }
  }

  /** The SDK reads the environment of the process, whatever else this command is told. */
  private static AwsSettings ofProcess() {
    return new AwsSettings(System.getenv());
  }

  /** To be called before the first call, which would look everywhere again and again, and tell of every place at length. */
  void checkAccess() {
    LightsailServiceClientConfiguration made = lightsail.serviceClientConfiguration();
    ofProcess().checkEndpoint(made);
    try {
      access.checkCredentials();
    } catch (IllegalArgumentException missing) {
      throw ofProcess().withoutCredentials(missing);
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
