package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.core.Notifier;
import io.github.lightsailsnapshot.core.lightsail.AwsAccess;
import io.github.lightsailsnapshot.notify.ses.SesNotifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;

/** The options that say whom to mail the report. */
final class MailOptions {
  @Option(
      names = {"-f", "--from"},
      paramLabel = "ADDRESS",
      description = "Mail the report from this address, which SES has verified. Goes with --to.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = {"-t", "--to"},
      paramLabel = "ADDRESS",
      split = ",",
      splitSynopsisLabel = ",",
      description = "Mail the report to these addresses. Goes with --from.")
  private List<String> to = new ArrayList<>();

  @Option(
      names = "--email-region",
      converter = RegionName.class,
      paramLabel = "REGION",
      description = "The region of SES; by default that of the instance.")
  private Optional<Region> region = Optional.empty();

  private final Environment environment;

  MailOptions(Environment environment) {
    this.environment = environment;
  }

  void check() {
    Optional<String> sender = sender();
    List<String> recipients = recipients();
    if (sender.isPresent() == recipients.isEmpty()) {
      throw new UsageException(
          sender.isPresent()
              ? "--from " + sender.get() + " goes with --to, which is missing"
              : "--to " + String.join(",", recipients) + " goes with --from, which is missing");
    }
    if (region.isPresent() && recipients.isEmpty()) {
      throw new UsageException(
          "--email-region " + region.get() + " goes with --from and --to, which are missing");
    }
  }

  private Optional<String> sender() {
    return from.or(() -> environment.get(Environment.FROM)).map(String::strip);
  }

  private List<String> recipients() {
    Stream<String> others =
        environment.get(Environment.TO).stream().flatMap(list -> Stream.of(list.split(",")));
    return (to.isEmpty() ? others : to.stream()).map(String::strip).toList();
  }

  /** A client for the mail, if there is to be one. */
  Optional<SesClient> client(AwsAccess access) {
    AwsAccess there = region.map(access::region).orElse(access);
    return sender()
        .map(sender ->
            UsageException.checked("--email-region", () -> there.build(SesClient.builder())));
  }

  Notifier notifier(SesClient client) {
    SesNotifier.Builder mail = UsageException.checked(
        "--from", () -> SesNotifier.builder(client, sender().orElse("")));
    String[] recipients = recipients().toArray(String[]::new);
    return UsageException.checked("--to", () -> mail.to(recipients).build());
  }
}
