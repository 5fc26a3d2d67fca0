package io.github.lightsailsnapshot.examples.simulator;

import java.io.IOException;
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
    // Read once by the JDK's server: the seconds in which a client has to send its request.
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
    int port = args.length == 0 ? PORT : port(args[0]);
    if (port < 0 || args.length > 1) {
      fail("give at most one port from 0 to 65535, such as " + PORT, 2);
    }
    try {
      SimulatorServer server = SimulatorServer.start(port, Clock.systemUTC());
      System.out.println("The simulator is at " + server.address() + " until you press Ctrl+C");
    } catch (IOException taken) {
      fail(
          "port " + port + " of this machine cannot be used (" + taken.getMessage()
              + "); give another one, or 0 for any",
          1);
    }
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      return port > HIGHEST_PORT ? -1 : port;
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }

  private static void fail(String message, int status) {
    System.err.println("simulator: " + message);
    System.exit(status);
  }
}
