package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.core.lightsail.AwsClients;
import java.util.Optional;

/**
 * The credentials of a profile, or why there are none.
 *
 * @param whyNot empty if there are credentials
 */
record AccountAccess(Optional<AwsClients> clients, String whyNot) {

  /**
   * Looks for credentials, for at most 30 seconds.
   *
   * @param profile by default, what the SDK finds
   */
  static AccountAccess of(Optional<String> profile) {
    try {
      AwsClients found = profile.map(AwsClients::profile).orElseGet(AwsClients::defaults);
      found.checkCredentials();
      return new AccountAccess(Optional.of(found), "");
    } catch (IllegalArgumentException none) {
      return new AccountAccess(Optional.empty(), String.valueOf(none.getMessage()));
    }
  }
}
