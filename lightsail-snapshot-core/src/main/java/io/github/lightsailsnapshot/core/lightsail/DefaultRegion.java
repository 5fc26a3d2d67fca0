package io.github.lightsailsnapshot.core.lightsail;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/**
 * Finds the SDK's default region: in system properties, the environment, the profile, or else in the machine's
 * metadata. If the metadata service does not answer, the SDK tries it three times, 7 seconds in total, which cannot be
 * configured; so the wait for it is limited here. An abandoned call ends by itself.
 */
record DefaultRegion(Duration metadataLimit) {

  /**
   * Finds the region.
   *
   * @throws SdkClientException if there is none
   * @throws IllegalArgumentException if the name is not valid, or the thread is interrupted meanwhile; its flag stays set
   */
  Region find() {
    Optional<Region> set = found(new SystemSettingsRegionProvider());
    if (set.isPresent()) {
      return RegionNames.checked(set.get(), DefaultRegion::variable);
    }
    try {
      return RegionNames.checked(
          new AwsProfileRegionProvider().getRegion(), DefaultRegion::placeInProfile);
    } catch (SdkClientException notSet) {
      return ofMachine().orElseThrow(() -> notSet);
    }
  }

  private static Optional<Region> found(AwsRegionProvider provider) {
    try {
      return Optional.ofNullable(provider.getRegion());
    } catch (SdkClientException notSet) {
      return Optional.empty();
    }
  }

  private static String variable() {
    SdkSystemSetting setting = SdkSystemSetting.AWS_REGION;
    return System.getProperty(setting.property()) == null
        ? setting.environmentVariable()
        : setting.property();
  }

  private static String placeInProfile() {
    String profile = ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow();
    return AwsFiles.located().place(profile, ProfileProperty.REGION).orElse("");
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
