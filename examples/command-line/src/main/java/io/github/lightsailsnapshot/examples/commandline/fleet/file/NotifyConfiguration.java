package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.notify.Notifiers;
import io.github.lightsailsnapshot.notify.http.HeartbeatNotifier;
import io.github.lightsailsnapshot.notify.http.WebhookNotifier;
import io.github.lightsailsnapshot.notify.ses.SesNotifier;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;

/**
 * Who is told about a run of the fleet.
 *
 * @param onlyFailures whether mail and webhook are only sent if something needs attention
 */
public record NotifyConfiguration(
    boolean onlyFailures,
    Optional<Mail> mail,
    Optional<At<WebhookNotifier>> webhook,
    Optional<At<HeartbeatNotifier>> heartbeat) {
  static final NotifyConfiguration NOBODY =
      new NotifyConfiguration(false, Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * A notifier and its address, to reach its server.
   *
   * @param server may be secret, but for its host
   */
  public record At<T>(T notifier, URI server) {
    @Override
    public String toString() {
      return "a notifier at " + server.getHost();
    }
  }

  /**
   * Mail with Amazon SES.
   *
   * @param at where it is in the file
   * @param profile the AWS profile; by default, that of the first group
   * @param region the region of SES; by default, that of the first group
   */
  public record Mail(
      Position at,
      String from,
      List<String> to,
      Optional<Setting> profile,
      Optional<Region> region) {

    /**
     * Creates the notifier.
     *
     * @throws IllegalArgumentException if an address is not valid
     */
    public SesNotifier notifier(SesClient client) {
      return SesNotifier.builder(client, from).to(to.toArray(String[]::new)).build();
    }
  }

  /** Restricts a notifier to the occasions that the file names. */
  public Notifier onOccasion(Notifier notifier) {
    return onlyFailures ? Notifiers.onFailure(notifier) : notifier;
  }
}
