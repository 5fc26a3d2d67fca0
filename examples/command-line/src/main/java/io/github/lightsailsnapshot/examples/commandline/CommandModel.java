package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.examples.commandline.commands.CheckCommand;
import io.github.lightsailsnapshot.examples.commandline.commands.ListCommand;
import io.github.lightsailsnapshot.examples.commandline.commands.RunCommand;
import io.github.lightsailsnapshot.examples.commandline.doctor.DoctorCommand;
import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings;
import io.github.lightsailsnapshot.examples.commandline.fleet.FleetCheckCommand;
import io.github.lightsailsnapshot.examples.commandline.fleet.FleetCommand;
import io.github.lightsailsnapshot.examples.commandline.fleet.FleetInitCommand;
import io.github.lightsailsnapshot.examples.commandline.fleet.FleetListCommand;
import io.github.lightsailsnapshot.examples.commandline.forecast.ForecastCommand;
import io.github.lightsailsnapshot.examples.commandline.help.HelpCommand;
import io.github.lightsailsnapshot.examples.commandline.help.OptionGroups;
import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;
import io.github.lightsailsnapshot.examples.commandline.schedule.CrontabCommand;
import io.github.lightsailsnapshot.examples.commandline.schedule.SystemdCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The model of the commands, from which parsing, help, completion and the manual are made. */
public final class CommandModel {
  private static final int COLUMNS = 80;

  private CommandModel() {}

  /**
   * Returns the model of a run and its subcommands.
   *
   * @param runBegins called when all settings are valid and a run begins
   */
  public static CommandLine of(
      ProcessStreams streams, EnvironmentSettings environment, Runnable runBegins) {
    CommandLine commands = new CommandLine(new RunCommand(streams, environment, runBegins))
        .addSubcommand(new ListCommand(streams))
        .addSubcommand(new CheckCommand(streams))
        .addSubcommand(new DoctorCommand(streams, environment))
        .addSubcommand(new CrontabCommand(streams, environment))
        .addSubcommand(new SystemdCommand(streams, environment))
        .addSubcommand(new ForecastCommand(streams))
        .addSubcommand(fleet(streams, environment, runBegins))
        .addSubcommand(new HelpCommand())
        .setExpandAtFiles(false)
        .setUnmatchedOptionsAllowedAsOptionParameters(false)
        .setAllowSubcommandsAsOptionParameters(true)
        .setUsageHelpWidth(COLUMNS)
        .setOut(new PrintWriter(streams.out(), true, StandardCharsets.UTF_8));
    OptionGroups.applyTo(commands);
    return commands;
  }

  private static CommandLine fleet(
      ProcessStreams streams, EnvironmentSettings environment, Runnable runBegins) {
    return new CommandLine(new FleetCommand(streams, environment, runBegins))
        .addSubcommand(new FleetListCommand(streams, environment))
        .addSubcommand(new FleetCheckCommand(streams, environment))
        .addSubcommand(new FleetInitCommand(streams));
  }
}
