package io.github.lightsailsnapshot.examples.commandline.schedule;

import io.github.lightsailsnapshot.examples.commandline.commands.ExitStatus;
import io.github.lightsailsnapshot.examples.commandline.commands.JarVersion;
import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings;
import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the lines of a crontab for a run. */
@Command(
    name = "crontab",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description =
        "Prints the lines of a crontab that start a run with these options every day, and changes nothing.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lightsail-snapshot crontab -i web -m 7 -s -l /var/log/snapshot.log",
      "  lightsail-snapshot crontab -i web --keep \"daily=7, weekly=5\" --at 04:30",
      "  lightsail-snapshot crontab -i web -m 7 -a backup --slot 1d --zone UTC"
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:printed", "2:wrong options"})
public final class CrontabCommand implements Callable<Integer> {
  private final ProcessStreams streams;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin
  private final ScheduleOptions options;

  public CrontabCommand(ProcessStreams streams, EnvironmentSettings environment) {
    this.streams = streams;
    this.options = new ScheduleOptions(environment);
  }

  @Override
  public Integer call() {
    options.check();
    CommandWords command =
        CommandWords.of(spec.commandLine().getParseResult(), StartedProgram.words());
    if (options.run().output().writesDocument()) {
      streams.result(ScheduleDocument.ofCrontab(lines(command), command.secrets()));
    } else {
      lines(command).forEach(streams::result);
    }
    return streams.delivered(ExitStatus.SUCCEEDED, ExitStatus.FAILED);
  }

  private List<String> lines(CommandWords command) {
    List<String> lines = new ArrayList<>();
    lines.add("# Snapshot of the Lightsail instance " + options.run().source().instance()
        + ", every day, in the crontab of a user (crontab -e).");
    lines.addAll(zone());
    command
        .secrets()
        .forEach(variable -> lines.add(
            "# Not on the line, because all users can read it; put the URL here and remove the #:\n#"
                + variable + "="));
    lines.add("LC_ALL=C.UTF-8");
    lines.add(line(command));
    return lines;
  }

  /** Debian's cron has no time zones. */
  private List<String> zone() {
    ZoneId ofMachine = ZoneId.systemDefault();
    ZoneId ofJob = options.run().job().zone();
    return ofMachine.getRules().equals(ofJob.getRules())
        ? List.of()
        : List.of(
            "# cron starts it at " + options.time() + " of the machine's zone, " + ofMachine
                + "; days are counted in " + ofJob + ".",
            "# For a time in " + ofJob + ", use the timer that lightsail-snapshot systemd prints.");
  }

  private String line(CommandWords command) {
    LocalTime time = options.time();
    return time.getMinute() + " " + time.getHour() + " * * *  "
        + command.forShell().replace("%", "\\%");
  }
}
