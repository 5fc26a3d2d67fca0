package io.github.lightsailsnapshot.core.lightsail;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.profiles.Profile;

/**
 * Explains why a profile provides no credentials, by the kind of credentials that it configures. The SDK's message is
 * shown only if it is about AWS's answer: otherwise it may list every other profile, or quote what a process printed.
 */
record NoCredentials(Profile profile, Throwable failure) {
  private static final Pattern STATUS = Pattern.compile("non-zero exit value \\((-?\\d+)\\)");

  String why() {
    if (has("role_arn")) {
      return "it assumes a role, which needs the SDK's module \"sts\" on the class path, and the role must allow it"
          + answered();
    }
    if (has("sso_session") || has("sso_start_url")) {
      return "it signs on by SSO, which needs the SDK's modules \"sso\" and \"ssooidc\" on the class path, and a sign-on"
          + " that has not ended"
          + answered();
    }
    if (has("credential_process")) {
      return "its credential_process " + process();
    }
    return has("login_session")
        ? "it has a login_session, which the SDK on the class path cannot use" + answered()
        : keys();
  }

  private boolean has(String property) {
    return profile.property(property).isPresent();
  }

  /** Shows only the exit status: the output may contain the credentials. */
  private String process() {
    return ForeignThrowable.chain(failure).stream()
        .map(cause -> STATUS.matcher(ForeignThrowable.message(cause)))
        .filter(Matcher::find)
        .map(status -> "ended with status " + status.group(1))
        .findFirst()
        .orElse("printed no credentials that could be read, or they have expired");
  }

  private String keys() {
    if (has("aws_access_key_id") && !has("aws_secret_access_key")) {
      return "it has an aws_access_key_id without an aws_secret_access_key";
    }
    return !has("aws_access_key_id") && has("aws_secret_access_key")
        ? "it has an aws_secret_access_key without an aws_access_key_id"
        : "it has no aws_access_key_id with an aws_secret_access_key";
  }

  private String answered() {
    return Optional.of(failure)
        .filter(cause -> !(cause instanceof IllegalStateException))
        .map(cause -> ". The SDK says: " + FailureReason.of(cause).inWords())
        .orElse("");
  }
}
