package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import io.github.lightsailsnapshot.examples.commandline.fleet.file.NotifyConfiguration.At;
import io.github.lightsailsnapshot.examples.commandline.options.NotifyOn;
import io.github.lightsailsnapshot.examples.commandline.options.PayloadFormat;
import io.github.lightsailsnapshot.notify.http.HeartbeatNotifier;
import io.github.lightsailsnapshot.notify.http.WebhookFormat;
import io.github.lightsailsnapshot.notify.http.WebhookNotifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;

/** Reads who is told. No message contains an address of a webhook or heartbeat, which may be secret. */
record NotifyReader(Mistakes mistakes) {
  private static final Key<NotifyOn> ON =
      new Key<>("on", ValueType.text("failure or always", new NotifyOn.Word()::convert));
  private static final Key<Boolean> ALLOW_HTTP = new Key<>("allow-http", Types.FLAG);
  private static final Key<String> FROM = new Key<>("from", Types.MAIL);
  private static final Key<String> TO = new Key<>("to", Types.MAIL);
  private static final Key<String> URL =
      new Key<>("url", Types.secret("\"${WEBHOOK_URL}\" or \"${file:webhook-url}\""));
  private static final Key<String> SIGNING_KEY =
      new Key<>("key", Types.secret("\"${WEBHOOK_KEY}\" or \"${file:webhook-key}\""));
  private static final Key<PayloadFormat> FORMAT = new Key<>(
      "format", ValueType.text("json, slack or teams", new PayloadFormat.Word()::convert));
  private static final Key<Boolean> NO_START = new Key<>("no-start", Types.FLAG);
  private static final Key<Region> EMAIL_REGION = new Key<>("email-region", Types.REGION);

  NotifyConfiguration read(SectionReader section) {
    section.one(ON);
    section.one(ALLOW_HTTP);
    Optional<SectionReader> mail = section.section("mail");
    Optional<SectionReader> webhook = section.section("webhook");
    Optional<SectionReader> heartbeat = section.section("heartbeat");
    Settings settings = section.settings();
    boolean allowsHttp = settings.isOn(ALLOW_HTTP);
    needs(
        settings, ALLOW_HTTP, webhook.isPresent() || heartbeat.isPresent(), "webhook or heartbeat");
    needs(settings, ON, mail.isPresent() || webhook.isPresent(), "mail or webhook");
    return new NotifyConfiguration(
        settings.get(ON).equals(Optional.of(NotifyOn.FAILURE)),
        mail.flatMap(this::mail),
        webhook.flatMap(reader -> webhook(reader, allowsHttp)),
        heartbeat.flatMap(reader -> heartbeat(reader, allowsHttp)));
  }

  private void needs(Settings settings, Key<?> key, boolean isThere, String other) {
    settings
        .setting(key)
        .filter(found -> !isThere)
        .ifPresent(found ->
            mistakes.add(found.at(), key.name() + " goes with " + other + ", which is missing"));
  }

  private Optional<NotifyConfiguration.Mail> mail(SectionReader section) {
    section.one(FROM);
    section.oneOrList(TO);
    section.one(EMAIL_REGION);
    section.one(JobKeys.PROFILE);
    Settings settings = section.settings();
    require(settings, FROM);
    require(settings, TO);
    return settings
        .get(FROM)
        .filter(from -> settings.has(TO))
        .map(from -> new NotifyConfiguration.Mail(
            settings.at(),
            from,
            settings.all(TO),
            settings.setting(JobKeys.PROFILE),
            settings.get(EMAIL_REGION)));
  }

  private void require(Settings settings, Key<?> key) {
    if (!settings.mentions(key)) {
      mistakes.add(settings.at(), key.name() + " is missing: give " + key.type().expected());
    }
  }

  private Optional<At<WebhookNotifier>> webhook(SectionReader section, boolean allowsHttp) {
    section.one(URL);
    section.one(FORMAT);
    section.one(SIGNING_KEY);
    Settings settings = section.settings();
    require(settings, URL);
    return at(settings.setting(URL), address -> {
      WebhookNotifier.Builder builder = WebhookNotifier.builder(address)
          .format(settings.get(FORMAT).map(PayloadFormat::format).orElseGet(WebhookFormat::json));
      settings.setting(SIGNING_KEY).ifPresent(key -> sign(builder, key));
      return (allowsHttp ? builder.allowUnencryptedHttp() : builder).build();
    });
  }

  private void sign(WebhookNotifier.Builder builder, Setting key) {
    try {
      WebhookNotifier.Builder unused =
          builder.signedWith(key.value().getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException wrong) {
      mistakes.add(key.at(), "key: " + wrong.getMessage());
    }
  }

  private Optional<At<HeartbeatNotifier>> heartbeat(SectionReader section, boolean allowsHttp) {
    section.one(URL);
    section.one(NO_START);
    Settings settings = section.settings();
    require(settings, URL);
    return at(settings.setting(URL), address -> {
      HeartbeatNotifier.Builder builder = HeartbeatNotifier.builder(address);
      builder = settings.isOn(NO_START) ? builder.withoutStart() : builder;
      return (allowsHttp ? builder.allowUnencryptedHttp() : builder).build();
    });
  }

  private <T> Optional<At<T>> at(Optional<Setting> url, Function<URI, T> notifier) {
    return url.flatMap(address -> {
      try {
        URI server = new URI(address.value().strip());
        return Optional.of(new At<>(notifier.apply(server), server));
      } catch (URISyntaxException | IllegalArgumentException wrong) {
        mistakes.add(
            address.at(),
            "url: what " + address.written()
                + " stands for (not shown, it may be a secret) is not an"
                + " address that can be used: it must begin with https:// and a host, without"
                + " blanks; allow-http: true allows http://");
        return Optional.empty();
      }
    });
  }
}
