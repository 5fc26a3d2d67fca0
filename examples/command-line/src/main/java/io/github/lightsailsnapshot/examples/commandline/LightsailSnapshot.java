package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings;
import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;

/** The entry point: connects the command to the streams, signals and exit status of the process. */
public final class LightsailSnapshot {

  private LightsailSnapshot() {}

  /**
   * Runs the command and ends the process with its exit status.
   *
   * @param args the options; see {@code --help}
   */
  public static void main(String[] args) {
    ProcessStreams streams = ProcessStreams.ofProcess();
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> streams.complain(thrown));
    StopSignal signal = StopSignal.heededBy(Thread.currentThread());
    Program program = new Program(streams, EnvironmentSettings.ofProcess(), signal::runBegins);
    signal.statusOfNone(program.statusOfNone(args));
    int status = program.run(args);
    signal.finished(status);
    System.exit(status);
  }
}
