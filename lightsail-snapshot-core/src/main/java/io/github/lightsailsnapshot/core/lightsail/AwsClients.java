package io.github.lightsailsnapshot.core.lightsail;

import io.github.lightsailsnapshot.core.http.EnvironmentProxySelector;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
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
 * Credentials and a region from which SDK clients are built in a uniform way. A named profile takes precedence over
 * credentials in the environment. {@code AWS_ENDPOINT_URL} is honoured. Immutable.
 *
 * <p>Every SDK client has a separate HTTP client from the SDK's {@code url-connection-client}, whichever others are on
 * the class path. Closing the SDK client closes it. It uses the proxies that {@link EnvironmentProxySelector} finds in
 * the environment.
 */
public final class AwsClients {
  private final Optional<String> profile;
  private final Optional<Region> region;
  private final AwsCredentialsProvider credentials;
  private final Map<String, String> environment;
  private final Consumer<ClientOverrideConfiguration.Builder> retries;

  private AwsClients(
      Optional<String> profile,
      Optional<Region> region,
      AwsCredentialsProvider credentials,
      Map<String, String> environment,
      Consumer<ClientOverrideConfiguration.Builder> retries) {
    this.profile = profile;
    this.region = region;
    this.credentials = credentials;
    this.environment = environment;
    this.retries = retries;
  }

  /**
   * Uses the credentials and the region that the SDK finds by default: in system properties, the environment, the
   * default profile or the machine's role. The SDK looks for the credentials at the first call; {@link
   * #checkCredentials()} does so immediately. If the machine's metadata service does not answer, it is tried once, for
   * about two seconds. {@code AWS_METADATA_SERVICE_TIMEOUT} sets the time limit of each of its two requests in seconds,
   * and {@code AWS_METADATA_SERVICE_NUM_ATTEMPTS} the number of attempts to get the region. With {@code
   * AWS_EC2_METADATA_DISABLED=true}, the metadata service is not called.
   *
   * @return the credentials and region
   */
  public static AwsClients defaults() {
    return new AwsClients(
        Optional.empty(),
        Optional.empty(),
        DefaultCredentialsProvider.builder().build(),
        System.getenv(),
        UnthrottledRetries.OF_THE_SDK);
  }

  /**
   * Uses the credentials and the region of a profile. They are read immediately, so that this method fails if they are
   * missing. A {@code credential_process} has 30 seconds; if the thread is interrupted, the wait ends and the interrupt
   * flag stays set.
   *
   * @param name the profile's name in the AWS credentials or configuration file
   * @return the credentials and region
   * @throws IllegalArgumentException if there is no such profile, an AWS file is malformed, the profile's region is not
   *     valid, or its credentials cannot be obtained in time
   */
  public static AwsClients profile(String name) {
    return profile(name, LightsailSnapshots.CALL_LIMIT);
  }

  static AwsClients profile(String name, Duration limit) {
    Profile profile = AwsProfiles.named(name);
    return new AwsClients(
        Optional.of(name),
        profile
            .property(ProfileProperty.REGION)
            .map(region -> RegionNames.checked(Region.of(region), () -> placeOfRegion(name))),
        new AwsProfiles(limit).credentials(profile),
        System.getenv(),
        UnthrottledRetries.OF_THE_SDK);
  }

  private static String placeOfRegion(String profile) {
    return AwsFiles.located().place(profile, ProfileProperty.REGION).orElse("");
  }

  /**
   * Returns these credentials with another region.
   *
   * @param other the region, which takes precedence over the profile and the environment
   * @return the credentials and region
   */
  public AwsClients region(Region other) {
    return new AwsClients(
        profile,
        Optional.of(Objects.requireNonNull(other, "region")),
        credentials,
        environment,
        retries);
  }

  /**
   * Returns these credentials and this region for SDK clients that do not retry throttled requests themselves, for use
   * with a {@link io.github.lightsailsnapshot.core.client.RateLimiter RateLimiter}, which then retries them. Other
   * failures are retried as usual.
   *
   * @return the credentials and region
   */
  public AwsClients withoutThrottlingRetries() {
    return new AwsClients(profile, region, credentials, environment, UnthrottledRetries::configure);
  }

  /** Uses other environment variables for proxies and for the limits of the metadata service. */
  AwsClients environment(Map<String, String> other) {
    return new AwsClients(profile, region, credentials, other, retries);
  }

  /**
   * Checks that there are credentials, for at most 30 seconds, so that missing ones are reported before the first call.
   * The message says where they were expected, for example in the profile that {@code AWS_PROFILE} names, or that half
   * of an access key is missing.
   *
   * @throws IllegalArgumentException if there are no credentials, they are not obtained in time, the thread is
   *     interrupted meanwhile (its interrupt flag stays set), or they contain a character that no request can contain
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
   * Builds a client with these credentials and this region, replacing those that the builder already has.
   *
   * @param builder the client's builder, for example {@code LightsailClient.builder()}
   * @param <B> the builder's type
   * @param <C> the client's type
   * @return the client, which the caller must close
   * @throws IllegalArgumentException if no region is found, it is not valid, an AWS file is malformed, or a proxy in
   *     the environment cannot be used
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
    retries.accept(configuration);
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
