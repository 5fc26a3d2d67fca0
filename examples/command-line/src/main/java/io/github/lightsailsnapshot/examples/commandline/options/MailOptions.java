package io.github.lightsailsnapshot.examples.commandline.options;

import io.github.lightsailsnapshot.core.lightsail.AwsClients;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings;
import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings.Given;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import io.github.lightsailsnapshot.notify.ses.SesNotifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;

/** The options for mail. */
public final class MailOptions {
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

  private final EnvironmentSettings environment;

  public MailOptions(EnvironmentSettings environment) {
    this.environment = environment;
  }

  public void check() {
    Optional<Given> sender = sender();
    Optional<Given> recipients = recipients();
    if (sender.isPresent() != recipients.isPresent()) {
      Given alone = sender.or(() -> recipients).orElseThrow();
      throw new UsageException(alone.where() + " " + alone.value() + " goes with "
          + (sender.isPresent() ? "--to" : "--from") + ", which is missing");
    }
    if (region.isPresent() && !isWanted()) {
      throw new UsageException(
          "--email-region " + region.get() + " goes with --from and --to, which are missing");
    }
  }

  public boolean isWanted() {
    return recipients().isPresent();
  }

  private Optional<Given> sender() {
    return environment.given("--from", from, EnvironmentSettings.FROM);
  }

  private Optional<Given> recipients() {
    Optional<String> option = to.isEmpty() ? Optional.empty() : Optional.of(String.join(",", to));
    return environment.given("--to", option, EnvironmentSettings.TO);
  }

  /** Creates the SES client, if mail is configured. */
  public Optional<SesClient> client(AwsClients access) {
    AwsClients there = region.map(access::region).orElse(access);
    return sender().map(sender -> there.build(SesClient.builder()));
  }

  public Notifier notifier(SesClient client) {
    Given sender = sender().orElseThrow();
    Given recipients = recipients().orElseThrow();
    SesNotifier.Builder mail = UsageException.checked(
        sender.where(), () -> SesNotifier.builder(client, sender.value().strip()));
    String[] addresses =
        Stream.of(recipients.value().split(",")).map(String::strip).toArray(String[]::new);
    return UsageException.checked(recipients.where(), () -> mail.to(addresses).build());
  }
}
