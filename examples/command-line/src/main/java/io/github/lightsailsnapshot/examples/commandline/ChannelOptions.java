package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.core.Notifier;
import io.github.lightsailsnapshot.core.SnapshotJob;
import io.github.lightsailsnapshot.notify.Notifiers;
import io.github.lightsailsnapshot.notify.http.HeartbeatNotifier;
import io.github.lightsailsnapshot.notify.http.WebhookFormat;
import io.github.lightsailsnapshot.notify.http.WebhookNotifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that say whom else to tell, by HTTP, and when. No message shows an address, which may be a secret. */
final class ChannelOptions {
  /** The options whose values are not shown. */
  static final Set<String> SECRETS = Set.of("--webhook", "--heartbeat");

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description = "Post the report to this address, too.")
  private Optional<String> webhook = Optional.empty();

  @Option(
      names = "--webhook-format",
      converter = PayloadFormat.Word.class,
      paramLabel = "json|slack|teams",
      description = "What to post; by default json, the whole report.")
  private Optional<PayloadFormat> format = Optional.empty();

  @Option(
      names = "--heartbeat",
      paramLabel = "URL",
      description =
          "Ping this address of Healthchecks or its like: URL/start, then URL or URL/fail. Every run is told there.")
  private Optional<String> heartbeat = Optional.empty();

  @Option(
      names = "--notify-on",
      converter = Occasion.Word.class,
      paramLabel = "failure|always",
      description =
          "When to send mail and webhook: if a run failed or needs a look, or always, as by default.")
  private Occasion occasion = Occasion.ALWAYS;

  @Option(
      names = "--allow-http",
      description =
          "Let the addresses begin with http://, so that everybody on the way can read what is sent.")
  private boolean allowsHttp;

  private final Environment environment;

  ChannelOptions(Environment environment) {
    this.environment = environment;
  }

  void check() {
    if (format.isPresent() && webhookAddress().isEmpty()) {
      throw new UsageException(
          "--webhook-format " + format.get().word() + " goes with --webhook, which is missing");
    }
  }

  private Optional<String> webhookAddress() {
    return webhook.or(() -> environment.get(Environment.WEBHOOK));
  }

  private Optional<String> heartbeatAddress() {
    return heartbeat.or(() -> environment.get(Environment.HEARTBEAT));
  }

  /** A heartbeat is told of every run: that it is missing means something. */
  void applyTo(SnapshotJob.Builder job) {
    webhookAddress().map(this::webhook).map(this::onOccasion).ifPresent(job::notifier);
    heartbeatAddress()
        .map(this::heartbeat)
        .ifPresent(switchboard -> job.notifier(switchboard).progress(switchboard));
  }

  /** A notifier that hears only of what it wants to hear of. */
  Notifier onOccasion(Notifier notifier) {
    return occasion == Occasion.FAILURE ? Notifiers.onFailure(notifier) : notifier;
  }

  private Notifier webhook(String text) {
    return UsageException.checked("--webhook", () -> {
      WebhookNotifier.Builder builder = WebhookNotifier.builder(address(text))
          .format(format.map(PayloadFormat::format).orElseGet(WebhookFormat::json));
      environment.get(Environment.WEBHOOK_KEY).ifPresent(key -> sign(builder, key));
      return (allowsHttp ? builder.allowUnencryptedHttp() : builder).build();
    });
  }

  private static void sign(WebhookNotifier.Builder builder, String key) {
    WebhookNotifier.Builder unused = UsageException.checked(
        Environment.WEBHOOK_KEY, () -> builder.signedWith(key.getBytes(StandardCharsets.UTF_8)));
  }

  private HeartbeatNotifier heartbeat(String text) {
    return UsageException.checked("--heartbeat", () -> {
      HeartbeatNotifier.Builder builder = HeartbeatNotifier.builder(address(text));
      return (allowsHttp ? builder.allowUnencryptedHttp() : builder).build();
    });
  }

  private static URI address(String text) {
    try {
      return new URI(text.strip());
    } catch (URISyntaxException notShown) {
      throw new IllegalArgumentException(
          "The address (not shown, it may be a secret) is none: it begins with https:// and a host, without blanks");
    }
  }
}
