package io.github.lightsailsnapshot.examples.commandline.schedule;

import io.github.lightsailsnapshot.examples.commandline.commands.ExitStatus;
import io.github.lightsailsnapshot.examples.commandline.commands.JarVersion;
import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings;
import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a service and a timer for a run. */
@Command(
    name = "systemd",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description =
        "Prints a service and a timer that start a run with these options every day, and changes nothing. Lines that"
            + " begin with ### name the files.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lightsail-snapshot systemd -i web -m 7 -a backup --user backup",
      "  lightsail-snapshot systemd -i web --keep \"daily=7, weekly=5\" --slot 1d",
      "  lightsail-snapshot systemd -i web -m 7 --zone Europe/Berlin --at 04:30"
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:printed", "2:wrong options"})
public final class SystemdCommand implements Callable<Integer> {
  private static final String FOLDER = "/etc/systemd/system/";

  private final ProcessStreams streams;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin
  private final ScheduleOptions options;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "The user that runs it, whose home has the AWS profile; by default this one.")
  private String user = System.getProperty("user.name", "root");

  public SystemdCommand(ProcessStreams streams, EnvironmentSettings environment) {
    this.streams = streams;
    this.options = new ScheduleOptions(environment);
  }

  @Override
  public Integer call() {
    options.check();
    CommandWords command =
        CommandWords.of(spec.commandLine().getParseResult(), StartedProgram.words());
    SystemdUnits units = new SystemdUnits(options, user, command);
    String name = "lightsail-snapshot-" + options.run().source().instance();
    Map<String, String> files = new LinkedHashMap<>();
    files.put(FOLDER + name + ".service", units.service());
    files.put(FOLDER + name + ".timer", units.timer());
    List<String> enabling =
        List.of("systemctl daemon-reload", "systemctl enable --now " + name + ".timer");
    if (options.run().output().writesDocument()) {
      streams.result(ScheduleDocument.ofSystemd(files, enabling, command.secrets()));
    } else {
      files.forEach((path, text) -> streams.result("### " + path + "\n" + text));
      streams.result("### " + String.join(" && ", enabling));
    }
    return streams.delivered(ExitStatus.SUCCEEDED, ExitStatus.FAILED);
  }
}
