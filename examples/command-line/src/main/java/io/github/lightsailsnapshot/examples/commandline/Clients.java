package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.core.lightsail.AwsAccess;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;
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
