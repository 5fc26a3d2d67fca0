package io.github.lightsailsnapshot.examples.cluster;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A PostgreSQL server for this process, from the binaries that Maven fetched. Its data stays when it stops. */
final class LocalPostgres implements AutoCloseable {
  private final EmbeddedPostgres server;

  private LocalPostgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts a server.
   *
   * @param data the folder with its data, which it creates if it is not there
   */
  static LocalPostgres start(Path data) {
    return start(data, 0);
  }

  /** Starts the server again on the port that it had. */
  LocalPostgres restart(Path data) {
    return start(data, server.getPort());
  }

  private static LocalPostgres start(Path data, int port) {
    try {
      return new LocalPostgres(EmbeddedPostgres.builder()
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          .setPort(port)
          .start());
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not start PostgreSQL", failed);
    }
  }

  String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not stop PostgreSQL", failed);
    }
  }
}
