package io.github.lightsailsnapshot.core.wire;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.ses.SesClient;

/** Real clients for a local endpoint, which try again as often as they would elsewhere, only without the waits. */
public final class SdkClients {
  private static final Duration AT_MOST = Duration.ofSeconds(10);

  private SdkClients() {}

  public static LightsailClient lightsail(LocalAws aws) {
    return lightsail(aws, Region.US_EAST_1);
  }

  public static LightsailClient lightsail(LocalAws aws, Region region) {
    return configured(LightsailClient.builder(), aws.endpoint(), region).build();
  }

  /** One for a port of this machine, whether or not there is an endpoint yet. */
  public static LightsailClient lightsail(int port) {
    URI endpoint = URI.create("http://127.0.0.1:" + port);
    return configured(LightsailClient.builder(), endpoint, Region.US_EAST_1).build();
  }

  public static SesClient ses(LocalAws aws) {
    return configured(SesClient.builder(), aws.endpoint(), Region.US_EAST_1).build();
  }

  /** One whose credentials cannot be had, and why. */
  public static SesClient sesWithoutCredentials(LocalAws aws, String why) {
    return configured(SesClient.builder(), aws.endpoint(), Region.US_EAST_1)
        .credentialsProvider(() -> {
          throw SdkClientException.create(why);
        })
        .build();
  }

  private static <B extends AwsClientBuilder<B, ?>> B configured(
      B builder, URI endpoint, Region region) {
    AwsBasicCredentials key = AwsBasicCredentials.create("AKIDEXAMPLE", "secret");
    return builder
        .endpointOverride(endpoint)
        .region(region)
        .credentialsProvider(StaticCredentialsProvider.create(key))
        .overrideConfiguration(SdkClients::bounded);
  }

  private static void bounded(ClientOverrideConfiguration.Builder configuration) {
    configuration
        .apiCallTimeout(AT_MOST)
        .retryStrategy(quick())
        .addExecutionInterceptor(new AccountDate());
  }

  private static RetryStrategy quick() {
    return AwsRetryStrategy.legacyRetryStrategy().toBuilder()
        .backoffStrategy(BackoffStrategy.retryImmediately())
        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
        .build();
  }
}
