package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.core.lightsail.AwsAccess;
import io.github.lightsailsnapshot.notify.ses.SesNotifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  void check() {
    if (from.isPresent() == to.isEmpty()) {
      throw new UsageException(
          from.isPresent()
              ? "--from " + from.get() + " goes with --to, which is missing"
              : "--to " + String.join(",", to) + " goes with --from, which is missing");
    }
    if (region.isPresent() && to.isEmpty()) {
      throw new UsageException(
          "--email-region " + region.get() + " goes with --from and --to, which are missing");
    }
  }

  /** A client for the mail, if there is to be one. */
  Optional<SesClient> client(AwsAccess access) {
    AwsAccess there = region.map(access::region).orElse(access);
    return from.map(
        sender -> UsageException.checked("--email-region", () -> there.build(SesClient.builder())));
  }

  SesNotifier notifier(SesClient client) {
    SesNotifier.Builder mail = UsageException.checked(
        "--from", () -> SesNotifier.builder(client, from.orElse("").strip()));
    String[] recipients = to.stream().map(String::strip).toArray(String[]::new);
    return UsageException.checked("--to", () -> mail.to(recipients).build());
  }
}
