package io.github.lightsailsnapshot.core.lightsail;

import io.github.lightsailsnapshot.core.http.EnvironmentProxySelector;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.regions.Region;

/**
 * Credentials and a region, for building SDK clients that are made the same way: a named profile means that profile, even
 * where the environment holds other credentials; {@code AWS_ENDPOINT_URL} is honoured. Immutable.
 *
 * <p>Every client has an HTTP client of its own, from the SDK's {@code url-connection-client}, so that it does not matter
 * which others are on the class path. Closing the SDK client closes it. It goes by the proxies that {@link
 * EnvironmentProxySelector} finds in the environment.
 */
public final class AwsClients {
  private final Optional<String> profile;
  private final Optional<Region> region;
  private final AwsCredentialsProvider credentials;
  private final Map<String, String> environment;

  private AwsClients(
      Optional<String> profile,
      Optional<Region> region,
      AwsCredentialsProvider credentials,
      Map<String, String> environment) {
    this.profile = profile;
    this.region = region;
    this.credentials = credentials;
    this.environment = environment;
  }

  /**
   * The credentials and the region that the SDK finds by itself: in system properties, the environment, the default profile
   * or the machine's role. The SDK looks for them at the first call; {@link #checkCredentials()} does so at once. A machine's
   * metadata that does not answer is asked once, for about two seconds. {@code AWS_METADATA_SERVICE_TIMEOUT} is the limit of
   * each of its two requests in seconds, {@code AWS_METADATA_SERVICE_NUM_ATTEMPTS} how often the region is asked for, and with
   * {@code AWS_EC2_METADATA_DISABLED=true} it is not asked at all.
   *
   * @return the access
   */
  public static AwsClients defaults() {
    return new AwsClients(
        Optional.empty(),
        Optional.empty(),
        DefaultCredentialsProvider.builder().build(),
        System.getenv());
  }

  /**
   * The credentials and the region of a profile. They are read at once, so that what is missing is told at once. A profile's
   * {@code credential_process} has 30 seconds; interrupting the thread ends the waiting, with its interrupt flag set.
   *
   * @param name the profile's name in the AWS credentials or configuration file
   * @return the access
   * @throws IllegalArgumentException if there is no such profile, a file of profiles is malformed, the profile's region is
   *     none, or its credentials cannot be had in time
   */
  public static AwsClients profile(String name) {
    return profile(name, LightsailSnapshots.CALL_LIMIT);
  }

  static AwsClients profile(String name, Duration limit) {
    Profile profile = AwsProfiles.named(name);
    return new AwsClients(
        Optional.of(name),
        profile.property(ProfileProperty.REGION).map(Region::of).map(RegionNames::checked),
        new AwsProfiles(limit).credentials(profile),
        System.getenv());
  }

  /**
   * The same credentials in a region.
   *
   * @param other the region, whatever the profile or the environment says
   * @return the access
   */
  public AwsClients region(Region other) {
    return new AwsClients(
        profile, Optional.of(Objects.requireNonNull(other, "region")), credentials, environment);
  }

  /** The same in another environment, as far as proxies and the patience with metadata go. */
  AwsClients environment(Map<String, String> other) {
    return new AwsClients(profile, region, credentials, other);
  }

  /**
   * Looks for the credentials now, for at most 30 seconds, so that what is missing is told before the first call, and where
   * it was expected: in the profile that {@code AWS_PROFILE} names, or in the other half of a key.
   *
   * @throws IllegalArgumentException if there are none, they do not come in time, the thread is interrupted meanwhile (its
   *     flag stays set), or they hold a character that no request can carry
   */
  public void checkCredentials() {
    checkCredentials(LightsailSnapshots.CALL_LIMIT);
  }

  void checkCredentials(Duration limit) {
    InterruptibleCaller attended = new InterruptibleCaller(limit);
    try {
      CredentialText.check("the AWS credentials", attended.call(credentials::resolveCredentials));
    } catch (ExecutionException missing) {
      throw new DefaultCredentials(new AwsProfiles(limit)).missing();
    } catch (TimeoutException | InterruptibleCaller.TooManyAbandonedException tooLong) {
      throw new IllegalArgumentException("No AWS credentials came within " + limit.toSeconds()
          + " s; a credential_process or the machine's role may not answer");
    } catch (InterruptedException stopRequested) {
      Thread.currentThread().interrupt();
      throw new IllegalArgumentException("Interrupted before there were AWS credentials");
    }
  }

  /**
   * Builds a client with these credentials in this region. What the builder was told of them before is replaced.
   *
   * @param builder the client's builder, for example {@code LightsailClient.builder()}
   * @param <B> the builder's type
   * @param <C> the client's type
   * @return the client, for the caller to close
   * @throws IllegalArgumentException if no region can be found, it is none, a file of profiles is malformed, or a proxy of the
   *     environment cannot be used
   */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder) {
    try {
      return built(builder);
    } catch (IllegalArgumentException refused) {
      AwsFiles.located().read();
      throw refused;
    }
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C built(B builder) {
    return builder
        .credentialsProvider(credentials)
        .region(RegionNames.checked(region.orElseGet(this::regionOfEnvironment)))
        .httpClientBuilder(
            new ProxiedConnections(EnvironmentProxySelector.ofEnvironment(environment)))
        .overrideConfiguration(this::configure)
        .build();
  }

  private void configure(ClientOverrideConfiguration.Builder configuration) {
    configuration.putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, UserAgent.SUFFIX);
    profile.ifPresent(configuration::defaultProfileName);
  }

  private Region regionOfEnvironment() {
    try {
      return new DefaultRegion(MetadataLimit.of(environment).total()).find();
    } catch (SdkClientException notFound) {
      AwsFiles.located().read();
      throw new IllegalArgumentException(
          "No AWS region is set"
              + profile.map(name -> " in the profile \"" + name + "\"").orElse("")
              + "; name one, such as eu-central-1",
          notFound);
    }
  }
}
