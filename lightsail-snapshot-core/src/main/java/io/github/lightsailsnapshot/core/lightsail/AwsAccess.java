package io.github.lightsailsnapshot.core.lightsail;

import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Credentials and a region, for building SDK clients that are made the same way: a named profile means that profile, even
 * where the environment holds other credentials; {@code AWS_ENDPOINT_URL} is honoured. Immutable.
 *
 * <p>Every client has an HTTP client of its own, from the SDK's {@code url-connection-client}, so that it does not matter
 * which others are on the class path. Closing the SDK client closes it.
 */
public final class AwsAccess {
  private final Optional<String> profile;
  private final Optional<Region> region;
  private final AwsCredentialsProvider credentials;

  private AwsAccess(
      Optional<String> profile, Optional<Region> region, AwsCredentialsProvider credentials) {
    this.profile = profile;
    this.region = region;
    this.credentials = credentials;
  }

  /**
   * The credentials and the region that the SDK finds by itself: in system properties, the environment, the default profile
   * or the machine's role.
   *
   * @return the access
   */
  public static AwsAccess defaults() {
    return new AwsAccess(
        Optional.empty(), Optional.empty(), DefaultCredentialsProvider.builder().build());
  }

  /**
   * The credentials and the region of a profile. They are read at once, so that what is missing is told at once.
   *
   * @param name the profile's name in the AWS credentials or configuration file
   * @return the access
   * @throws IllegalArgumentException if there is no such profile, or its credentials cannot be had
   */
  public static AwsAccess profile(String name) {
    Profile profile = Profiles.named(name);
    return new AwsAccess(
        Optional.of(name),
        profile.property(ProfileProperty.REGION).map(Region::of),
        Profiles.credentials(profile));
  }

  /**
   * The same credentials in a region.
   *
   * @param other the region, whatever the profile or the environment says
   * @return the access
   */
  public AwsAccess region(Region other) {
    return new AwsAccess(
        profile, Optional.of(Objects.requireNonNull(other, "region")), credentials);
  }

  /**
   * Builds a client with these credentials in this region. What the builder was told of them before is replaced.
   *
   * @param builder the client's builder, for example {@code LightsailClient.builder()}
   * @param <B> the builder's type
   * @param <C> the client's type
   * @return the client, for the caller to close
   * @throws IllegalArgumentException if no region can be found
   */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder) {
    return builder
        .credentialsProvider(credentials)
        .region(region.orElseGet(this::regionOfEnvironment))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(this::configure)
        .build();
  }

  private void configure(ClientOverrideConfiguration.Builder configuration) {
    configuration.putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, UserAgent.SUFFIX);
    profile.ifPresent(configuration::defaultProfileName);
  }

  private Region regionOfEnvironment() {
    try {
      return new DefaultAwsRegionProviderChain().getRegion();
    } catch (SdkClientException notFound) {
      throw new IllegalArgumentException(
          "No AWS region is set"
              + profile.map(name -> " in the profile \"" + name + "\"").orElse("")
              + "; name one, such as eu-central-1",
          notFound);
    }
  }
}
