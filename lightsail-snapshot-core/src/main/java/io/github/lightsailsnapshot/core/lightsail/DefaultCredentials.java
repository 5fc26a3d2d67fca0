package io.github.lightsailsnapshot.core.lightsail;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.utils.SystemSetting;

/**
 * Explains why the SDK finds no default credentials: by what the environment configures, rather than by every place
 * that the SDK tried.
 */
final class DefaultCredentials {
  private static final Set<String> KINDS = Set.of(
      "aws_access_key_id",
      "aws_secret_access_key",
      "credential_process",
      "role_arn",
      "sso_session",
      "sso_start_url",
      "login_session");

  private final AwsProfiles profiles;

  DefaultCredentials(AwsProfiles profiles) {
    this.profiles = profiles;
  }

  /** Creates the exception with the explanation. */
  IllegalArgumentException missing() {
    try {
      halfAKey();
      profile();
    } catch (IllegalArgumentException told) {
      return told;
    }
    return new IllegalArgumentException(
        "No AWS credentials: name a profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; looked in the"
            + " environment, " + AwsFiles.located() + ", and the machine's role");
  }

  private static void halfAKey() {
    boolean hasId = isSet(SdkSystemSetting.AWS_ACCESS_KEY_ID);
    boolean hasSecret = isSet(SdkSystemSetting.AWS_SECRET_ACCESS_KEY);
    if (hasId != hasSecret) {
      throw new IllegalArgumentException("No AWS credentials: AWS_"
          + (hasId
              ? "ACCESS_KEY_ID is set, AWS_SECRET_ACCESS_KEY"
              : "SECRET_ACCESS_KEY is set, AWS_ACCESS_KEY_ID")
          + " is not");
    }
  }

  private static boolean isSet(SystemSetting setting) {
    return setting.getStringValue().filter(value -> !value.isBlank()).isPresent();
  }

  /** Fails as for a named profile: the one in AWS_PROFILE, else the default one if it configures any credentials. */
  private void profile() {
    Optional<String> named = ProfileFileSystemSetting.AWS_PROFILE.getNonDefaultStringValue();
    Optional<Profile> profile = named.isPresent()
        ? named.map(AwsProfiles::named)
        : AwsFiles.located().read().profile("default").filter(DefaultCredentials::namesAny);
    profile.ifPresent(there -> profiles.credentials(there));
  }

  private static boolean namesAny(Profile profile) {
    return profile.properties().keySet().stream().anyMatch(KINDS::contains);
  }
}
