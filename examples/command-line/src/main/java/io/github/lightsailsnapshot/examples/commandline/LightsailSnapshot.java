package io.github.lightsailsnapshot.examples.commandline;

/** The command's edge to the operating system: the streams, the signals and the exit status of the process. */
public final class LightsailSnapshot {

  private LightsailSnapshot() {}

  /**
   * Runs the command and ends the process with its exit status.
   *
   * @param args the options, of which {@code --help} tells
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
