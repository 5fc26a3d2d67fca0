package io.github.lightsailsnapshot.core.lightsail;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Checks the characters of credentials, which may have been pasted or stored with a line break. */
final class CredentialText {
  private CredentialText() {}

  /**
   * Rejects credentials that no request can contain.
   *
   * @param from where they are from
   * @throws IllegalArgumentException if a part contains such a character; the message names the part, but not its value
   */
  static void check(String from, AwsCredentials credentials) {
    check(from, "access key id", credentials.accessKeyId());
    check(from, "secret access key", credentials.secretAccessKey());
    if (credentials instanceof AwsSessionCredentials session) {
      check(from, "session token", session.sessionToken());
    }
  }

  private static void check(String from, String part, String value) {
    if (!value.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw new IllegalArgumentException("The " + part + " of " + from
          + " holds a character that no request can carry, such as a space or a line break");
    }
  }
}
