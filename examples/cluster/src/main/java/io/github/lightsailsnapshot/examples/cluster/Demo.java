package io.github.lightsailsnapshot.examples.cluster;

import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.zaxxer.hikari.HikariDataSource;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.job.FleetGroup;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.selection.Selection;
import io.github.lightsailsnapshot.retention.Keep;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/**
 * Shows a slot: three workers in this process, a PostgreSQL server of its own, and three regions in memory. One worker
 * ends in the middle, and one comes late.
 */
final class Demo {
  private static final int SOURCES = 20;
  private static final int NIGHTS = 4;
  private static final WorkerSettings SETTINGS = new WorkerSettings(
      4,
      Duration.ofSeconds(1),
      Duration.ofSeconds(1),
      Duration.ofSeconds(5),
      Duration.ofSeconds(5),
      Duration.ofSeconds(1));

  private final Map<String, InMemorySnapshots> regions = new TreeMap<>();
  private final Map<String, Integer> reports = new TreeMap<>();
  private final CountDownLatch some = new CountDownLatch(SOURCES);
  private final CountDownLatch all = new CountDownLatch(3 * SOURCES);
  private final CronSchedule soon;
  private final PrintStream out;

  private Demo(PrintStream out) {
    this.out = out;
    Instant start = Instant.now().plusSeconds(3);
    soon =
        new CronSchedule(start.atZone(ZoneOffset.UTC).getSecond() + " * * * * *", ZoneOffset.UTC);
    List.of("eu-central-1", "us-east-1", "us-west-2").forEach(name -> regions.put(name, region()));
  }

  static void run(PrintStream out) throws IOException, SQLException, InterruptedException {
    out.println("Starting PostgreSQL");
    try (LocalPostgres postgres = LocalPostgres.start();
        HikariDataSource database =
            Database.connect(postgres.url(), Optional.empty(), Optional.empty())) {
      new Demo(out).show(database);
    }
  }

  private void show(HikariDataSource database) throws SQLException, InterruptedException {
    Deque<ClusterWorker> workers = new ArrayDeque<>();
    try {
      workers.add(start("first", database));
      workers.add(start("second", database));
      some.await();
      out.println("The first worker ends, and a third one starts");
      workers.remove().close();
      workers.add(start("third", database));
      all.await();
    } finally {
      workers.forEach(ClusterWorker::close);
    }
    reports.forEach((worker, runs) -> out.println("The " + worker + " worker: " + runs + " runs"));
    regions.forEach((name, region) -> out.printf(
        "%s: %d sources, %d snapshots%n", name, SOURCES, region.snapshots().size()));
  }

  private static InMemorySnapshots region() {
    InMemorySnapshots region = InMemorySnapshots.ofInstances().settlesAfter(Duration.ofSeconds(2));
    Instant now = Instant.now();
    IntStream.rangeClosed(1, SOURCES).mapToObj(number -> "web-" + number).forEach(source -> {
      String unused = region.addInstance(source);
      for (int nights = 1; nights <= NIGHTS; nights++) {
        Instant night = now.minus(Duration.ofDays(nights));
        region.add(source, SnapshotNaming.ofSource(source).nameAt(night), night);
      }
    });
    return region;
  }

  private ClusterWorker start(String name, HikariDataSource database) throws SQLException {
    List<SourceGroup> groups = new ArrayList<>();
    regions.forEach((region, snapshots) -> {
      SnapshotClient shared = snapshots.sharingListings();
      groups.add(new SourceGroup(
          region,
          new FleetGroup(
              shared,
              snapshots.instances(),
              Selection.all(),
              (client, instance) -> SnapshotJob.builder(client, instance.name(), Keep.last(3))
                  .slot(Duration.ofDays(1))
                  .notifier(report -> count(name, region, report))
                  .build()),
          soon));
    });
    ClusterWorker worker = new ClusterWorker(name, database, groups, SETTINGS);
    worker.start();
    return worker;
  }

  private synchronized void count(String worker, String region, RunReport report) {
    out.println("The " + worker + " worker: " + report.outcome() + ": " + report.headline() + " in "
        + region);
    if (report.outcome() == Outcome.SUCCEEDED) {
      reports.merge(worker, 1, Integer::sum);
      some.countDown();
      all.countDown();
    }
  }
}
