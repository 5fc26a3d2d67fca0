package io.github.lightsailsnapshot.examples.cluster;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A worker as a process. It prints the report of each run, and works until it is told to end. */
public final class Worker {
  private static final int WRONG_USAGE = 2;
  private static final int NO_DATABASE = 1;

  private Worker() {}

  /**
   * Works until the process receives {@code SIGTERM}.
   *
   * @param arguments the file with the worker's settings, or {@code --demo}
   */
  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      end(WRONG_USAGE, "Usage: java -jar cluster.jar FILE, such as worker.properties, or --demo");
    }
    try {
      if (arguments[0].equals("--demo")) {
        Demo.run(System.out);
        return;
      }
      start(WorkerFile.read(Path.of(arguments[0])).configuration(), System.getenv(), System.out);
    } catch (IllegalArgumentException wrong) {
      end(WRONG_USAGE, String.valueOf(wrong.getMessage()));
    } catch (SQLException unusable) {
      end(NO_DATABASE, "Could not use the database: " + unusable.getMessage());
    } catch (IOException noServer) {
      end(NO_DATABASE, String.valueOf(noServer.getMessage()));
    } catch (InterruptedException stopRequested) {
      Thread.currentThread().interrupt();
    }
  }

  private static void start(
      WorkerConfiguration configuration, Map<String, String> environment, PrintStream reports)
      throws SQLException {
    Clients clients = new Clients();
    List<SourceGroup> groups = configuration.groups().stream()
        .map(group -> clients.group(group, reports::println))
        .toList();
    HikariDataSource database = Database.connect(
        configuration.database(),
        configuration.user(),
        Optional.ofNullable(environment.get("DATABASE_PASSWORD")));
    ClusterWorker worker = new ClusterWorker(
        "worker-" + ProcessHandle.current().pid(), database, groups, configuration.settings());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      worker.close();
      database.close();
      clients.close();
    }));
    worker.start();
  }

  private static void end(int status, String message) {
    System.err.println(message);
    System.exit(status);
  }
}
