package io.github.lightsailsnapshot.examples.commandline.schedule;

import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import io.github.lightsailsnapshot.examples.commandline.options.RunOptions;
import java.time.LocalTime;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the run, and when to start it. */
final class ScheduleOptions {
  @Option(
      names = "--at",
      converter = TimeOfDay.class,
      paramLabel = "HH:MM",
      description = "When to start the run, every day; by default 03:17.")
  private LocalTime time = LocalTime.of(3, 17);

  @Mixin
  private final RunOptions run;

  ScheduleOptions(EnvironmentSettings environment) {
    this.run = new RunOptions(environment);
  }

  void check() {
    run.checked();
    if (run.output().isDryRun()) {
      throw new UsageException("--dry-run changes nothing, so there is nothing to schedule");
    }
  }

  LocalTime time() {
    return time;
  }

  RunOptions run() {
    return run;
  }
}
