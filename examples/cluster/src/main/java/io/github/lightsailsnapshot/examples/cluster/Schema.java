package io.github.lightsailsnapshot.examples.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;

/** The table of the tasks. */
final class Schema {
  /** Any number; workers that start at the same moment create the table one after the other. */
  private static final long LOCK = 7_021_650_374_190_251L;

  private Schema() {}

  /** Creates the table if it is not there, so that a worker needs no right to create tables if somebody else did. */
  static void create(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
      if (!exists(statement)) {
        statement.execute(sql());
      }
      connection.commit();
    }
  }

  private static boolean exists(Statement statement) throws SQLException {
    try (ResultSet found =
        statement.executeQuery("select to_regclass('scheduled_tasks') is not null")) {
      return found.next() && found.getBoolean(1);
    }
  }

  private static String sql() {
    try (InputStream script = Schema.class.getResourceAsStream("/scheduled_tasks.sql")) {
      return new String(
          Objects.requireNonNull(script, "scheduled_tasks.sql").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
