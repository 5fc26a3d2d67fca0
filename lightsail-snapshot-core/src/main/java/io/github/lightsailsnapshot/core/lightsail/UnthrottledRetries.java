package io.github.lightsailsnapshot.core.lightsail;

import java.util.function.Consumer;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** Retries of the SDK that leave throttled requests to a rate limiter. */
final class UnthrottledRetries {
  /** The SDK's own retries. */
  static final Consumer<ClientOverrideConfiguration.Builder> OF_THE_SDK = configuration -> {};

  private UnthrottledRetries() {}

  /** Retries what the SDK's standard mode retries, throttled requests aside. */
  static void configure(ClientOverrideConfiguration.Builder configuration) {
    RetryStrategy standard = AwsRetryStrategy.forRetryMode(RetryMode.STANDARD);
    configuration.retryStrategy(DefaultRetryStrategy.standardStrategyBuilder()
        .useClientDefaults(false)
        .maxAttempts(standard.maxAttempts())
        .retryOnException(UnthrottledRetries::isRetryable)
        .build());
  }

  private static boolean isRetryable(Throwable failure) {
    return failure instanceof SdkException failed
        && !RetryUtils.isThrottlingException(failed)
        && (failed.retryable()
            || RetryUtils.isRetryableException(failed)
            || RetryUtils.isClockSkewException(failed));
  }
}
