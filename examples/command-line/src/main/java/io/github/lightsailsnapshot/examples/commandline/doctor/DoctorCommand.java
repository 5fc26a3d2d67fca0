package io.github.lightsailsnapshot.examples.commandline.doctor;

import io.github.lightsailsnapshot.core.http.EnvironmentProxySelector;
import io.github.lightsailsnapshot.examples.commandline.commands.JarVersion;
import io.github.lightsailsnapshot.examples.commandline.commands.RunClients;
import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import io.github.lightsailsnapshot.examples.commandline.options.RunOptions;
import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks everything that a run with the same options needs, and changes nothing. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description =
        "Checks what a run with these options needs, one line a check, and changes nothing. Put the word doctor before"
            + " the options of the run.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lightsail-snapshot doctor -i web -m 7",
      "  lightsail-snapshot doctor -i web -m 7 -a backup -l /var/log/snapshot.log",
      "  lightsail-snapshot doctor -i web -m 7 --probe"
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:nothing is wrong with what was checked",
      "1:a run would fail",
      "2:wrong options, nothing was checked",
      "3:there are warnings"
    })
public final class DoctorCommand implements Callable<Integer> {
  private final ProcessStreams streams;
  private final EnvironmentSettings environment;

  @Mixin
  private final RunOptions run;

  @Option(
      names = "--probe",
      description =
          "Also check the permissions to create and to delete, by requests with random names that do not exist.")
  private boolean probes;

  @Option(
      names = "--send-test",
      description =
          "Also send one test report to mail, webhook and heartbeat each. A heartbeat counts it as a success.")
  private boolean sendsTest;

  public DoctorCommand(ProcessStreams streams, EnvironmentSettings environment) {
    this.streams = streams;
    this.environment = environment;
    this.run = new RunOptions(environment);
  }

  @Override
  public Integer call() {
    run.checked();
    List<Finding> findings = new ArrayList<>(machine());
    try (RunClients clients = RunClients.open(run.source(), run.mail()::client)) {
      clients.checkAccess();
      findings.addAll(account(clients));
      findings.addAll(new ChannelChecks(run, clients, reachability()).findings(sendsTest));
    } catch (UsageException refused) {
      findings.add(Finding.failed("credentials", String.valueOf(refused.getMessage())));
      findings.add(Finding.unknown("account", "there is no access to it"));
    }
    tell(findings);
    return streams.delivered(Finding.exitStatus(findings), 1);
  }

  private static Reachability reachability() {
    return new Reachability(EnvironmentProxySelector.ofProcess());
  }

  private List<Finding> machine() {
    MachineChecks checks = new MachineChecks(environment);
    return List.of(
        checks.locale(),
        checks.zone(run.job().zone(), Instant.now()),
        checks.logFile(run.output().logFile()),
        checks.proxy());
  }

  private List<Finding> account(RunClients clients) {
    AccountChecks checks = new AccountChecks(clients.lightsail(), run.source().instance());
    List<Finding> findings = new ArrayList<>();
    findings.add(checks.credentials(run.source().profile()));
    findings.add(region(clients));
    findings.addAll(checks.listing(Instant.now()));
    findings.addAll(
        probes ? new PermissionProbe(clients.lightsail()).probe() : PermissionProbe.none());
    return findings;
  }

  private static Finding region(RunClients clients) {
    Optional<String> unknown = clients.unknownRegions().stream().findFirst();
    return unknown
        .map(text -> Finding.warning("region", text))
        .orElseGet(() -> Finding.ok("region", clients.region().id()));
  }

  private void tell(List<Finding> findings) {
    if (run.output().writesDocument()) {
      streams.result(DoctorDocument.of(findings));
    } else {
      findings.forEach(finding -> run.output().screen(streams).line(finding.toString()));
    }
  }
}
