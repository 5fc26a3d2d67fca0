package io.github.lightsailsnapshot.examples.commandline.commands;

import io.github.lightsailsnapshot.core.lightsail.AwsClients;
import io.github.lightsailsnapshot.examples.commandline.environment.AwsSettings;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import io.github.lightsailsnapshot.examples.commandline.options.RegionName;
import io.github.lightsailsnapshot.examples.commandline.options.SourceOptions;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.LightsailServiceClientConfiguration;
import software.amazon.awssdk.services.ses.SesClient;

/** The clients of a run, created with the same credentials. */
public record RunClients(AwsClients access, LightsailClient lightsail, Optional<SesClient> ses)
    implements AutoCloseable {

  public static RunClients open(SourceOptions source) {
    return open(source, access -> Optional.empty());
  }

  /**
   * Creates the clients. This makes no calls, so any failure is caused by a setting: an option, a profile or the
   * environment.
   *
   * @param ses creates the SES client, if mail is configured, from the settings of the instance's region
   */
  public static RunClients open(
      SourceOptions source, Function<AwsClients, Optional<SesClient>> ses) {
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

  /** Only a missing region has a cause from the SDK; all other failures concern settings without an option. */
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

  /** The SDK always reads the environment of the process. */
  private static AwsSettings ofProcess() {
    return new AwsSettings(System.getenv());
  }

  /**
   * Checks the credentials before the first call, which would search all places repeatedly and report them at length.
   */
  public void checkAccess() {
    LightsailServiceClientConfiguration made = lightsail.serviceClientConfiguration();
    ofProcess().checkEndpoint(made);
    try {
      access.checkCredentials();
    } catch (IllegalArgumentException missing) {
      throw ofProcess().withoutCredentials(missing);
    }
  }

  public Region region() {
    return lightsail.serviceClientConfiguration().region();
  }

  /** A line for each region that may be misspelt or newer than the SDK. */
  public List<String> unknownRegions() {
    Stream<Region> ofMail =
        ses.stream().map(client -> client.serviceClientConfiguration().region());
    return Stream.concat(Stream.of(region()), ofMail)
        .distinct()
        .flatMap(region -> RegionName.doubt(region).stream())
        .toList();
  }

  @Override
  public void close() {
    lightsail.close();
    ses.ifPresent(SesClient::close);
  }
}
