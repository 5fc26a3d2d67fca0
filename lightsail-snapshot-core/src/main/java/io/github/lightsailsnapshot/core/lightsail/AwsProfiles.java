package io.github.lightsailsnapshot.core.lightsail;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/** Profiles of the AWS credentials and configuration files, checked before the first call. */
final class AwsProfiles {
  private final InterruptibleCaller attended;

  AwsProfiles(Duration limit) {
    this.attended = new InterruptibleCaller(limit);
  }

  static Profile named(String name) {
    AwsFiles files = AwsFiles.located();
    ProfileFile read = files.read();
    return read.profile(name)
        .orElseThrow(() -> new IllegalArgumentException("There is no AWS profile \"" + name + "\"; "
            + known(read) + "; the files are " + files
            + "; a heading is [name] in the first and [profile name] in the second"));
  }

  private static String known(ProfileFile files) {
    return files.profiles().isEmpty()
        ? "no profile is defined"
        : "there are " + files.profiles().keySet();
  }

  AwsCredentialsProvider credentials(Profile profile) {
    ProfileCredentialsProvider provider = ProfileCredentialsProvider.create(profile.name());
    try {
      resolve(profile, provider);
      return provider;
    } catch (IllegalArgumentException refused) {
      provider.close();
      throw refused;
    }
  }

  private void resolve(Profile profile, AwsCredentialsProvider provider) {
    String named = "The AWS profile \"" + profile.name() + "\"";
    try {
      CredentialText.check(
          "the AWS profile \"" + profile.name() + "\"",
          attended.call(provider::resolveCredentials));
    } catch (ExecutionException missing) {
      Throwable why = InterruptibleCaller.causeOf(missing);
      throw new IllegalArgumentException(
          named + " gives no credentials: " + new NoCredentials(profile, why).why(),
          RedactedException.of(why));
    } catch (TimeoutException | InterruptibleCaller.TooManyAbandonedException tooLong) {
      throw new IllegalArgumentException(named + " gave no credentials within "
          + attended.limit().toSeconds() + " s" + suspect(profile));
    } catch (InterruptedException stopRequested) {
      Thread.currentThread().interrupt();
      throw new IllegalArgumentException(named + ": interrupted before it gave credentials");
    }
  }

  private static String suspect(Profile profile) {
    return profile.property("credential_process").isPresent()
        ? ": its credential_process did not answer"
        : "";
  }
}
