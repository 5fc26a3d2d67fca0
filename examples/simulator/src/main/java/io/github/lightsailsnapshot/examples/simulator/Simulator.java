package io.github.lightsailsnapshot.examples.simulator;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;

/** Starts the simulator: {@code java -jar simulator.jar [PORT]}. */
public final class Simulator {
  private static final int PORT = 8090;
  private static final int HIGHEST_PORT = 65_535;

  private Simulator() {}

  /**
   * Serves the page until the process is stopped.
   *
   * @param args the port, by default 8090; 0 takes any free one
   */
  public static void main(String[] args) {
    int status = run(System.out, System.err, args);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Starts the server unless something is wrong, and returns the exit status. */
  static int run(PrintStream out, PrintStream err, String... args) {
    // Read once by the JDK's server: the seconds in which a client has to send its request.
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
    int port = args.length == 0 ? PORT : port(args[0]);
    if (port < 0 || args.length > 1) {
      err.println("simulator: give at most one port from 0 to 65535, such as " + PORT);
      return 2;
    }
    try {
      SimulatorServer server = SimulatorServer.start(port, Clock.systemUTC());
      out.println("The simulator is at " + server.address() + " until you press Ctrl+C");
      return 0;
    } catch (IOException taken) {
      err.println("simulator: port " + port + " of this machine cannot be used ("
          + taken.getMessage() + "); give another one, or 0 for any");
      return 1;
    }
  }

  /** A port as it was typed; negative if it is none. */
  static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      return port > HIGHEST_PORT ? -1 : port;
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }
}
