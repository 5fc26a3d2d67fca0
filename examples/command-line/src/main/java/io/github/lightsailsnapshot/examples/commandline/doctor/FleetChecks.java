package io.github.lightsailsnapshot.examples.commandline.doctor;

import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings;
import io.github.lightsailsnapshot.examples.commandline.fleet.FleetClients;
import io.github.lightsailsnapshot.examples.commandline.fleet.Place;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.FleetConfiguration;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.NotifyConfiguration;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import io.github.lightsailsnapshot.examples.commandline.output.LogFile;
import java.io.File;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All checks of a fleet: of the machine once, of each region of an account once, and of each group once in each of its
 * regions.
 *
 * @param logFile takes precedence over that of the file
 */
record FleetChecks(
    FleetConfiguration read, Optional<File> logFile, EnvironmentSettings environment) {

  List<Finding> findings(boolean probes, boolean sendsTest) {
    List<Finding> findings = new ArrayList<>(machine());
    try (FleetClients clients = FleetClients.open(read)) {
      for (Place place : clients.places()) {
        findings.addAll(new PlaceChecks(read, clients, place).findings(probes));
      }
      mailWithoutAccess(clients).ifPresent(findings::add);
      findings.addAll(new ChannelChecks(
              channels(clients), Reachability.ofProcess(), read.name().orElse("fleet"))
          .findings(sendsTest));
    } catch (UsageException refused) {
      findings.add(Finding.failed("credentials", String.valueOf(refused.getMessage())));
      findings.add(Finding.unknown("accounts", "there is no access to any"));
    }
    return findings;
  }

  private List<Finding> machine() {
    MachineChecks checks = new MachineChecks(environment);
    List<Finding> findings = new ArrayList<>();
    findings.add(checks.locale());
    findings.addAll(configuration());
    zones().forEach(zone -> findings.add(checks.zone(zone, "zone:", Instant.now())));
    findings.add(checks.logFile(logFile.or(() -> read.logFile().map(LogFile::named))));
    findings.add(checks.proxy());
    return findings;
  }

  /** Mistakes are refused when it is read. */
  private List<Finding> configuration() {
    return read.warnings().isEmpty()
        ? List.of(Finding.ok("configuration", read.file() + " has no mistakes"))
        : read.warnings().stream()
            .sorted()
            .map(warning -> Finding.warning("configuration", read.file() + ": " + warning))
            .toList();
  }

  private List<ZoneId> zones() {
    return read.groups().stream()
        .map(group -> group.job().zone().orElse(ZoneOffset.UTC))
        .distinct()
        .toList();
  }

  private Optional<Finding> mailWithoutAccess(FleetClients clients) {
    return read.notifications()
        .mail()
        .filter(mail -> clients.ses(mail).isEmpty())
        .map(mail -> Finding.failed("mail", clients.whyNoMail(mail)));
  }

  private List<Channel> channels(FleetClients clients) {
    NotifyConfiguration notify = read.notifications();
    List<Channel> channels = new ArrayList<>();
    if (mailWithoutAccess(clients).isEmpty()) {
      channels.add(new Channel(
          "mail",
          notify.mail().flatMap(clients::ses).map(Channel::server),
          notify.mail().map(clients::mail)));
    }
    channels.add(channel("webhook", notify.webhook()));
    channels.add(channel("heartbeat", notify.heartbeat()));
    return channels;
  }

  private static Channel channel(
      String name, Optional<? extends NotifyConfiguration.At<? extends Notifier>> used) {
    return new Channel(
        name, used.map(NotifyConfiguration.At::server), used.map(NotifyConfiguration.At::notifier));
  }
}
