package io.github.lightsailsnapshot.core.lightsail;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/** Profiles of the AWS credentials and configuration files, checked before the first call. */
final class Profiles {

  private Profiles() {}

  static Profile named(String name) {
    ProfileFile files = ProfileFile.defaultProfileFile();
    return files
        .profile(name)
        .orElseThrow(() -> new IllegalArgumentException(
            "There is no AWS profile \"" + name + "\"; " + known(files)));
  }

  private static String known(ProfileFile files) {
    return files.profiles().isEmpty()
        ? "there is none in the AWS credentials and configuration files, by default those in ~/.aws"
        : "there are " + files.profiles().keySet();
  }

  static AwsCredentialsProvider credentials(Profile profile) {
    ProfileCredentialsProvider provider = ProfileCredentialsProvider.create(profile.name());
    try {
      provider.resolveCredentials();
      return provider;
    } catch (SdkException | IllegalStateException missing) {
      provider.close();
      throw new IllegalArgumentException(
          "The AWS profile \"" + profile.name() + "\" gives no credentials: "
              + why(profile, missing),
          missing);
    }
  }

  /** What to do; the SDK's own words only where they add something, since they can list every other profile. */
  private static String why(Profile profile, RuntimeException missing) {
    if (profile.property("role_arn").isPresent()) {
      return "it assumes a role, which needs the SDK's module \"sts\" on the class path, and the role must allow it. "
          + firstLine(missing);
    }
    if (profile.property("sso_session").isPresent()
        || profile.property("sso_start_url").isPresent()) {
      return "it signs on by SSO, which needs the SDK's modules \"sso\" and \"ssooidc\" on the class path, and a sign-on"
          + " that has not ended. "
          + firstLine(missing);
    }
    return "it has no aws_access_key_id with an aws_secret_access_key";
  }

  private static String firstLine(RuntimeException missing) {
    return "The SDK says: "
        + String.valueOf(missing.getMessage()).lines().findFirst().orElse("");
  }
}
