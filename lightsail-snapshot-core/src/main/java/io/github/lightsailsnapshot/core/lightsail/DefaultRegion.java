package io.github.lightsailsnapshot.core.lightsail;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/**
 * The region that the SDK finds by itself, in the same places: in system properties, the environment, the profile, or else in
 * the machine's metadata. The SDK asks that three times, 7 seconds in all, where nobody answers, and cannot be told otherwise;
 * so the wait for it is limited here. What is given up ends by itself.
 */
record DefaultRegion(Duration metadataLimit) {

  /**
   * Looks for it.
   *
   * @throws SdkClientException if it is nowhere
   * @throws IllegalArgumentException if the thread is interrupted meanwhile; its flag stays set
   */
  Region find() {
    try {
      return new AwsRegionProviderChain(
              new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
          .getRegion();
    } catch (SdkClientException notSet) {
      return ofMachine().orElseThrow(() -> notSet);
    }
  }

  private Optional<Region> ofMachine() {
    try {
      return Optional.of(new InterruptibleCaller(metadataLimit)
          .call(new InstanceProfileRegionProvider()::getRegion));
    } catch (ExecutionException
        | TimeoutException
        | InterruptibleCaller.TooManyAbandonedException none) {
      return Optional.empty();
    } catch (InterruptedException stopRequested) {
      Thread.currentThread().interrupt();
      throw new IllegalArgumentException("Interrupted before there was an AWS region");
    }
  }
}
