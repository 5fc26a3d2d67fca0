package io.github.lightsailsnapshot.examples.cluster;

import java.util.List;
import java.util.Optional;

/**
 * What a worker is told by its file.
 *
 * @param database the JDBC URL
 * @param user the database user; if empty, the driver's default
 * @param settings how it works
 * @param groups the groups that it serves
 */
record WorkerConfiguration(
    String database, Optional<String> user, WorkerSettings settings, List<GroupSettings> groups) {}
