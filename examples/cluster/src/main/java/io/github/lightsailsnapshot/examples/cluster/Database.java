package io.github.lightsailsnapshot.examples.cluster;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.util.Optional;

/** The connections of a worker. Its threads need them only between the parts of their runs. */
final class Database {
  private static final int CONNECTIONS = 8;

  private Database() {}

  /**
   * Connects.
   *
   * @param url the JDBC URL
   * @param user the user; if empty, the driver's default
   * @param password the password; if empty, the driver looks for it in {@code ~/.pgpass}
   * @throws IllegalArgumentException if there is no connection
   */
  static HikariDataSource connect(String url, Optional<String> user, Optional<String> password) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("cluster");
    config.setJdbcUrl(url);
    user.ifPresent(config::setUsername);
    password.ifPresent(config::setPassword);
    config.setMaximumPoolSize(CONNECTIONS);
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException refused) {
      Throwable cause = refused.getCause() == null ? refused : refused.getCause();
      throw new IllegalArgumentException(
          "Could not connect to the database: " + cause.getMessage(), refused);
    }
  }
}
