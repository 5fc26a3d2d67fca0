package io.github.lightsailsnapshot.examples.commandline.doctor;

import io.github.lightsailsnapshot.examples.commandline.commands.JarVersion;
import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings;
import io.github.lightsailsnapshot.examples.commandline.fleet.ConfigurationOptions;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.FleetConfiguration;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import io.github.lightsailsnapshot.examples.commandline.options.RunOptions;
import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Checks everything that a run with the same options needs, or a fleet, and changes nothing. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description =
        "Checks what a run with these options needs, or a fleet with this file, one line a check, and changes nothing."
            + " Put the word doctor before the options of the run.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lightsail-snapshot doctor -i web -m 7 -a backup -l /var/log/snapshot.log",
      "  lightsail-snapshot doctor -i web -m 7 --probe",
      "  lightsail-snapshot doctor --config fleet.yaml"
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:nothing is wrong with what was checked",
      "1:a run would fail",
      "2:wrong options, nothing was checked",
      "3:there are warnings"
    })
public final class DoctorCommand implements Callable<Integer> {
  private static final Set<String> BESIDE_FILE =
      Set.of("--config", "--probe", "--send-test", "--log-file", "--output", "--plain");

  private final ProcessStreams streams;
  private final EnvironmentSettings environment;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

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

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Check the fleet of this configuration file instead of a single instance: each account, region and group once.")
  private Optional<String> config = Optional.empty();

  public DoctorCommand(ProcessStreams streams, EnvironmentSettings environment) {
    this.streams = streams;
    this.environment = environment;
    this.run = new RunOptions(environment);
  }

  @Override
  public Integer call() {
    List<Finding> findings = config.map(this::ofFleet).orElseGet(this::ofRun);
    tell(findings);
    return streams.delivered(Finding.exitStatus(findings), 1);
  }

  private List<Finding> ofRun() {
    run.checked();
    return new RunChecks(run, environment).findings(probes, sendsTest);
  }

  private List<Finding> ofFleet(String file) {
    checkAlone();
    FleetConfiguration read = ConfigurationOptions.read(file, environment);
    return new FleetChecks(read, run.output().logFile(), environment).findings(probes, sendsTest);
  }

  /** The file says what the other options of a run say. */
  private void checkAlone() {
    ParseResult given = spec.commandLine().getParseResult();
    spec.options().stream()
        .filter(given::hasMatchedOption)
        .map(OptionSpec::longestName)
        .filter(name -> !BESIDE_FILE.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new UsageException(
              name + " and --config exclude each other: the file says what a run needs");
        });
    run.output().check();
  }

  private void tell(List<Finding> findings) {
    if (run.output().writesDocument()) {
      streams.result(DoctorDocument.of(findings));
    } else {
      findings.forEach(finding -> run.output().screen(streams).line(finding.toString()));
    }
  }
}
