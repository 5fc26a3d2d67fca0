package io.github.lightsailsnapshot.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.wire.After;
import io.github.lightsailsnapshot.core.wire.LocalAws;
import io.github.lightsailsnapshot.core.wire.LocalLightsail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Workers as processes, PostgreSQL, and an endpoint that behaves as Lightsail does. */
@Timeout(900)
class ClusterIT {
  private static final List<String> REGIONS = List.of("eu-central-1", "us-east-1", "us-west-2");
  private static final int SOURCES = 100;
  private static final int OLD_NIGHTS = 4;

  /** How long one wait may take on a busy machine; usually it is some ten seconds. */
  private static final Duration LIMIT = Duration.ofMinutes(4);

  /** How many requests do not end before their worker is terminated. */
  private static final int HELD = 5;

  /** What the tasks of a slot would need, if each made at least two listings of six pages of its own. */
  private static final int UNSHARED_PAGES = 2 * 6 * 3 * SOURCES;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private final LocalAws aws = LocalAws.start();
  private final List<WorkerProcess> workers = new ArrayList<>();
  private final Instant now = Instant.now();
  private LocalPostgres postgres;
  private HikariDataSource database;
  private TaskTable tasks;

  @BeforeEach
  void start() throws SQLException {
    REGIONS.forEach(this::fill);
    postgres = startPostgres();
    database = Database.connect(postgres.url(), Optional.empty(), Optional.empty());
    tasks = new TaskTable(database);
    Schema.create(database);
  }

  @AfterEach
  void end() throws InterruptedException, IOException {
    for (WorkerProcess worker : workers) {
      worker.kill();
    }
    aws.close();
    if (postgres != null) {
      database.close();
      postgres.close();
    }
  }

  /** Without it, nothing is tested, which nobody must overlook. */
  private static LocalPostgres startPostgres() {
    try {
      return LocalPostgres.start();
    } catch (IOException impossible) {
      System.err.println("The cluster is NOT tested: " + impossible.getMessage());
      return Assumptions.abort(impossible.getMessage());
    }
  }

  private static String source(int number) {
    return "web-%03d".formatted(number);
  }

  private static SnapshotNaming naming(String source) {
    return new SnapshotNaming(source + "-auto");
  }

  private Instant nightsAgo(int nights) {
    return now.minus(Duration.ofDays(nights));
  }

  /** Sources with snapshots of four nights and one that was made by hand, and a server that no group takes. */
  private void fill(String region) {
    LocalLightsail account = aws.lightsail(region).permitInstances();
    account.settles("available", After.time(Duration.ofSeconds(2)));
    List<String> all =
        new ArrayList<>(IntStream.range(0, SOURCES).mapToObj(ClusterIT::source).toList());
    all.add("staging");
    for (String source : all) {
      for (int nights = 1; nights <= OLD_NIGHTS; nights++) {
        account.add(naming(source).nameAt(nightsAgo(nights)), source, nightsAgo(nights));
      }
      account.add(source + "-auto-before-upgrade", source, nightsAgo(300));
    }
  }

  private Path settings() throws IOException {
    StringBuilder text = new StringBuilder("""
        database.url = %s
        threads = 48
        poll = 1s
        look = 3s
        heartbeat = 1s
        grace = 1s
        retry = 1s
        groups.instances = *
        groups.except = staging
        groups.policy = last=3
        groups.schedule = 0 0 0 1 1 *
        groups.slot = 1m
        """.formatted(postgres.url()));
    REGIONS.forEach(region -> text.append("group.%s.region = %s%n".formatted(region, region)));
    return Files.writeString(folder.resolve("worker.properties"), text);
  }

  private WorkerProcess startWorker() throws IOException {
    WorkerProcess worker = WorkerProcess.start(folder, settings(), aws);
    workers.add(worker);
    return worker;
  }

  private int created() {
    return REGIONS.stream()
        .mapToInt(region -> aws.lightsail(region).created().size())
        .sum();
  }

  private void await(String what, Callable<Boolean> condition) throws Exception {
    long begin = System.nanoTime();
    while (!condition.call()) {
      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .as(() -> "The wait for %s, with %d snapshots made".formatted(what, created()))
          .isLessThan(LIMIT);
      for (WorkerProcess worker : workers) {
        assertThat(worker.process().isAlive())
            .as(() -> "A worker ended while the test waited for " + what)
            .isTrue();
      }
      Thread.sleep(20);
    }
  }

  private boolean isIdle() throws SQLException {
    return tasks.count("task_name like 'snapshot/%' or picked or execution_time <= now()") == 0;
  }

  @Test
  void everySourceGetsOneSnapshotASlotWhateverHappensToWorkersAndDatabase() throws Exception {
    aws.allow(200);
    Instant first = now.truncatedTo(ChronoUnit.MINUTES).minus(3, ChronoUnit.MINUTES);
    REGIONS.forEach(region -> tasks.missed(region, first));

    WorkerProcess killed = startWorker();
    WorkerProcess terminated = startWorker();
    await("the first snapshots", () -> created() >= 60);
    end(killed).kill();
    assertThat(tasks.count(pickedBy(killed))).isPositive();
    assertThat(tasks.query("select convert_from(task_data, 'UTF8') from scheduled_tasks"))
        .anyMatch(data -> data.startsWith("lightsail-snapshot-run-1?"))
        .noneMatch(data -> data.contains("secret") || data.contains("AKID"));
    WorkerProcess late = startWorker();
    await("half of the snapshots", () -> created() >= 150);
    postgres.restart();
    await("the first slot", () -> created() >= 300 && isIdle());

    assertSlots(List.of(first));
    assertThat(aws.calls().count("GetInstanceSnapshots"))
        .as("pages of listings, of which the tasks of a worker share most")
        .isLessThan(UNSHARED_PAGES / 2);

    assertThat(end(late).terminate()).isTrue();
    CountDownLatch held = new CountDownLatch(HELD);
    CountDownLatch released = new CountDownLatch(1);
    aws.faults().on("CreateInstanceSnapshot").times(HELD).before(() -> hold(held, released));
    Instant second = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    REGIONS.forEach(region -> tasks.missed(region, second));
    held.await();
    assertThat(end(terminated).terminate()).isTrue();
    assertThat(tasks.count(pickedBy(terminated))).isZero();
    assertThat(tasks.count("task_name like 'snapshot/%'")).isGreaterThanOrEqualTo(HELD);
    released.countDown();
    startWorker();
    await("the second slot", () -> created() >= 600 && isIdle());

    assertSlots(List.of(first, second));
  }

  private static void hold(CountDownLatch held, CountDownLatch released) {
    held.countDown();
    try {
      released.await();
    } catch (InterruptedException theTestIsOver) {
      Thread.currentThread().interrupt();
    }
  }

  private WorkerProcess end(WorkerProcess worker) {
    workers.remove(worker);
    return worker;
  }

  private static String pickedBy(WorkerProcess worker) {
    return "picked and picked_by = '" + worker.name() + "'";
  }

  private void assertSlots(List<Instant> slots) {
    for (String region : REGIONS) {
      LocalLightsail account = aws.lightsail(region);
      List<String> created = new ArrayList<>();
      List<String> deleted = new ArrayList<>();
      for (int number = 0; number < SOURCES; number++) {
        SnapshotNaming naming = naming(source(number));
        slots.forEach(slot -> created.add(naming.nameAt(slot)));
        for (int nights = OLD_NIGHTS; nights > 3 - slots.size(); nights--) {
          deleted.add(naming.nameAt(nightsAgo(nights)));
        }
      }
      assertThat(account.created()).containsExactlyInAnyOrderElementsOf(created);
      assertThat(account.deleted()).containsExactlyInAnyOrderElementsOf(deleted);
    }
  }
}
