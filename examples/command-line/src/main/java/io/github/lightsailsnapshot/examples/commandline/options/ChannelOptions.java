package io.github.lightsailsnapshot.examples.commandline.options;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings;
import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings.Given;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
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

/** The options for webhook and heartbeat, and when to notify. No message contains a URL, which may be secret. */
public final class ChannelOptions {
  /** The options whose values are not shown. */
  public static final Set<String> SECRETS = Set.of("--webhook", "--heartbeat");

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description = "Also post the report to this URL.")
  private Optional<String> webhook = Optional.empty();

  @Option(
      names = "--webhook-format",
      converter = PayloadFormat.Word.class,
      completionCandidates = PayloadFormat.Word.class,
      paramLabel = "json|slack|teams",
      description = "What to post; by default json, the whole report.")
  private Optional<PayloadFormat> format = Optional.empty();

  @Option(
      names = "--heartbeat",
      paramLabel = "URL",
      description =
          "Ping this URL of Healthchecks or a similar service: URL/start when a snapshot is about to be requested, then URL"
              + " or URL/fail. A skipped run sends no ping.")
  private Optional<String> heartbeat = Optional.empty();

  @Option(
      names = "--heartbeat-no-start",
      description = "Do not ping URL/start, which some services do not support.")
  private boolean withoutStart;

  @Option(
      names = "--notify-on",
      converter = NotifyOn.Word.class,
      completionCandidates = NotifyOn.Word.class,
      paramLabel = "failure|always",
      description =
          "When to send mail and webhook: if a run failed or needs attention, or always; by default always.")
  private Optional<NotifyOn> occasion = Optional.empty();

  @Option(
      names = "--allow-http",
      description =
          "Allow URLs that begin with http://. Anybody on the network path can then read what is sent.")
  private boolean allowsHttp;

  private final EnvironmentSettings environment;

  public ChannelOptions(EnvironmentSettings environment) {
    this.environment = environment;
  }

  public void check(boolean mails) {
    boolean posts = webhookAddress().isPresent();
    boolean pings = heartbeatAddress().isPresent();
    if (!posts) {
      format.ifPresent(given -> lacks("--webhook-format " + given.word(), "--webhook, which is"));
      environment
          .get(EnvironmentSettings.WEBHOOK_KEY)
          .ifPresent(key -> lacks(EnvironmentSettings.WEBHOOK_KEY, "--webhook, which is"));
    }
    if (!posts && !mails) {
      occasion.ifPresent(given -> lacks("--notify-on", "--webhook or --to, which are"));
    }
    if (!pings && withoutStart) {
      lacks("--heartbeat-no-start", "--heartbeat, which is");
    }
    if (!posts && !pings && allowsHttp) {
      lacks("--allow-http", "--webhook or --heartbeat, which are");
    }
  }

  private static void lacks(String given, String missing) {
    throw new UsageException(given + " goes with " + missing + " missing");
  }

  private Optional<Given> webhookAddress() {
    return environment.given("--webhook", webhook, EnvironmentSettings.WEBHOOK);
  }

  private Optional<Given> heartbeatAddress() {
    return environment.given("--heartbeat", heartbeat, EnvironmentSettings.HEARTBEAT);
  }

  /** A heartbeat is always sent, because a missing one has a meaning. */
  public void applyTo(SnapshotJob.Builder job) {
    webhookNotifier().map(this::onOccasion).ifPresent(job::notifier);
    heartbeatNotifier().ifPresent(switchboard -> job.notifier(switchboard).listener(switchboard));
  }

  public Optional<Notifier> webhookNotifier() {
    return webhookAddress().map(this::webhook);
  }

  public Optional<HeartbeatNotifier> heartbeatNotifier() {
    return heartbeatAddress().map(this::heartbeat);
  }

  /** The address of the webhook, to reach its server. */
  public Optional<URI> webhookServer() {
    return webhookAddress().map(given -> address(given.value()));
  }

  /** The address of the heartbeat, to reach its server. */
  public Optional<URI> heartbeatServer() {
    return heartbeatAddress().map(given -> address(given.value()));
  }

  /** Restricts a notifier by --notify-on. */
  public Notifier onOccasion(Notifier notifier) {
    return occasion.equals(Optional.of(NotifyOn.FAILURE))
        ? Notifiers.onFailure(notifier)
        : notifier;
  }

  private Notifier webhook(Given given) {
    return UsageException.checked(given.where(), () -> {
      WebhookNotifier.Builder builder = WebhookNotifier.builder(address(given.value()))
          .format(format.map(PayloadFormat::format).orElseGet(WebhookFormat::json));
      environment.get(EnvironmentSettings.WEBHOOK_KEY).ifPresent(key -> sign(builder, key));
      return (allowsHttp ? builder.allowUnencryptedHttp() : builder).build();
    });
  }

  private static void sign(WebhookNotifier.Builder builder, String key) {
    WebhookNotifier.Builder unused = UsageException.checked(
        EnvironmentSettings.WEBHOOK_KEY,
        () -> builder.signedWith(key.getBytes(StandardCharsets.UTF_8)));
  }

  private HeartbeatNotifier heartbeat(Given given) {
    return UsageException.checked(given.where(), () -> {
      HeartbeatNotifier.Builder builder = HeartbeatNotifier.builder(address(given.value()));
      builder = withoutStart ? builder.withoutStart() : builder;
      return (allowsHttp ? builder.allowUnencryptedHttp() : builder).build();
    });
  }

  private static URI address(String text) {
    try {
      return new URI(text.strip());
    } catch (URISyntaxException notShown) {
      throw new IllegalArgumentException(
          "The address (not shown, it may be a secret) is not valid: it must begin with https:// and a host, without blanks");
    }
  }
}
