package io.github.lightsailsnapshot.examples.commandline.doctor;

import io.github.lightsailsnapshot.examples.commandline.commands.RunClients;
import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import io.github.lightsailsnapshot.examples.commandline.options.RunOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All checks of a run for a single instance. */
record RunChecks(RunOptions run, EnvironmentSettings environment) {

  List<Finding> findings(boolean probes, boolean sendsTest) {
    List<Finding> findings = new ArrayList<>(machine());
    try (RunClients clients = RunClients.open(run.source(), run.mail()::client)) {
      clients.checkAccess();
      findings.addAll(account(clients, probes));
      findings.addAll(new ChannelChecks(
              channels(clients), Reachability.ofProcess(), run.source().instance())
          .findings(sendsTest));
    } catch (UsageException refused) {
      findings.add(Finding.failed("credentials", String.valueOf(refused.getMessage())));
      findings.add(Finding.unknown("account", "there is no access to it"));
    }
    return findings;
  }

  private List<Finding> machine() {
    MachineChecks checks = new MachineChecks(environment);
    return List.of(
        checks.locale(),
        checks.zone(run.job().zone(), "--zone", Instant.now()),
        checks.logFile(run.output().logFile()),
        checks.proxy());
  }

  private List<Finding> account(RunClients clients, boolean probes) {
    List<Finding> findings = new ArrayList<>();
    findings.add(new AccessChecks(clients.lightsail()).credentials(run.source().profile()));
    findings.add(region(clients));
    findings.addAll(
        new AccountChecks(clients.lightsail(), run.source().instance()).listing(Instant.now()));
    findings.addAll(
        probes ? new PermissionProbe(clients.lightsail()).probe() : PermissionProbe.none());
    return findings;
  }

  private static Finding region(RunClients clients) {
    return clients.unknownRegions().stream()
        .findFirst()
        .map(text -> Finding.warning("region", text))
        .orElseGet(() -> Finding.ok("region", clients.region().id()));
  }

  private List<Channel> channels(RunClients clients) {
    return List.of(
        new Channel(
            "mail", clients.ses().map(Channel::server), clients.ses().map(run.mail()::notifier)),
        new Channel("webhook", run.channels().webhookServer(), run.channels().webhookNotifier()),
        new Channel(
            "heartbeat",
            run.channels().heartbeatServer(),
            run.channels().heartbeatNotifier().map(heartbeat -> heartbeat)));
  }
}
