package io.github.lightsailsnapshot.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.monitor.RecoveryPointMonitor;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.wire.After;
import io.github.lightsailsnapshot.core.wire.AwsError;
import io.github.lightsailsnapshot.core.wire.LocalAws;
import io.github.lightsailsnapshot.examples.springboot.autoconfigure.SnapshotSchedule;
import io.github.lightsailsnapshot.notify.json.ReportJson;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The application started once, as it is configured, and asked over HTTP. Nothing is due while it is tested. */
class BackupApplicationTest {
  private static final String JOB =
      "basename=\"nightly\",%sregion=\"eu-central-1\",resource=\"instance\",source=\"web-1\"}";
  private static final String AGE =
      "lightsail_snapshot_recovery_point_age_seconds{" + JOB.formatted("");
  private static final String FAILURES =
      "lightsail_snapshot_runs_total{" + JOB.formatted("kind=\"run\",outcome=\"failed\",");
  private static final String NOT_ALLOWED = "lightsail:GetInstanceSnapshots";

  private static final LocalAws AWS = LocalAws.start();
  private static RunningApplication application;
  private static int statusBeforeAnyRun;
  private static double failuresBeforeAnyRun;

  @BeforeAll
  static void start() throws InterruptedException {
    CountDownLatch firstListing = new CountDownLatch(1);
    AWS.faults().on("GetInstanceSnapshots").after(firstListing::countDown);
    AWS.lightsail().instance("web-1");
    application = RunningApplication.start(
        AWS,
        List.of(),
        "--lightsail.snapshot.schedule=0 0 0 29 2 MON",
        "--lightsail.snapshot.recovery-point.refresh=1h",
        "--lightsail.snapshot.recovery-point.stale-after=2h");
    statusBeforeAnyRun = application.get("/actuator/snapshot").statusCode();
    failuresBeforeAnyRun = application.metric(FAILURES);
    firstListing.await();
    refresh();
  }

  @AfterAll
  static void stop() {
    application.close();
    AWS.close();
  }

  @BeforeEach
  void clean() {
    AWS.faults().clear();
    AWS.lightsail().names().forEach(AWS.lightsail()::remove);
    AWS.lightsail().settles("available", After.now());
  }

  private static void taken(Duration ago) {
    Instant then = Instant.now().minus(ago);
    AWS.lightsail().add(new SnapshotNaming("nightly").nameAt(then), "web-1", then);
  }

  private static void refresh() {
    application.bean(RecoveryPointMonitor.class).refresh();
  }

  private static SnapshotReport run() {
    return application.bean(SnapshotSchedule.class).run();
  }

  private static void listingIsDenied() {
    AWS.faults().on("GetInstanceSnapshots").answer(AwsError.accessDenied(NOT_ALLOWED));
  }

  @Test
  void aRecentSnapshotIsHealthy() {
    taken(Duration.ofMinutes(185));
    refresh();

    HttpResponse<String> health = application.get("/actuator/health/snapshot");

    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body())
        .contains("\"status\":\"UP\"", "web-1: nightly-", "is 3 h ", "\"maxAge\":\"1d2h\"");
  }

  @Test
  void aSnapshotThatIsTooOldIsNot() {
    taken(Duration.ofMinutes(27 * 60 + 5));
    refresh();

    HttpResponse<String> health = application.get("/actuator/health/snapshot");

    assertThat(health.statusCode()).isEqualTo(503);
    assertThat(health.body()).contains("\"status\":\"DOWN\"", "is 1 d 3 h old");
    assertThat(application.get("/actuator/health").statusCode()).isEqualTo(503);
  }

  @Test
  void anOldBackupTakesNoRequestsAwayFromTheApplication() {
    refresh();

    assertThat(application.get("/actuator/health/snapshot").body())
        .contains("no available snapshot");
    assertThat(application.get("/actuator/health/readiness").body()).contains("UP");
    assertThat(application.get("/actuator/health/liveness").body()).contains("UP");
  }

  @Test
  void aFailedListingIsToldBesideWhatIsKnown() {
    taken(Duration.ofMinutes(185));
    refresh();
    listingIsDenied();
    refresh();

    assertThat(application.get("/actuator/health/snapshot").body())
        .contains("\"status\":\"UP\"", "is 3 h ", "\"failure\":", NOT_ALLOWED)
        .doesNotContain("secret");
  }

  @Test
  void theAgeIsExportedWithoutACall() {
    taken(Duration.ofMinutes(185));
    refresh();
    int calls = AWS.calls().all().size();

    assertThat(application.metric(AGE)).isBetween(11_090.0, 14_000.0);
    assertThat(application.metric(AGE)).isBetween(11_090.0, 14_000.0);
    assertThat(AWS.calls().all()).hasSize(calls);
  }

  @Test
  void theAgeIsNotANumberWhenTheListingFails() {
    taken(Duration.ofMinutes(185));
    refresh();
    listingIsDenied();
    refresh();

    assertThat(application.metric(AGE)).isNaN();
  }

  @Test
  void theAgeIsInfiniteWithoutASnapshot() {
    refresh();

    assertThat(application.metric(AGE)).isInfinite();
  }

  @Test
  void beforeAnyRunThereIsNoReport() {
    assertThat(statusBeforeAnyRun).isEqualTo(404);
  }

  @Test
  void theLastReportIsTheOneThatTheRunReturned() {
    SnapshotReport report = run();

    HttpResponse<String> last = application.get("/actuator/snapshot");

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(last.statusCode()).isEqualTo(200);
    assertThat(last.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(last.body()).isEqualTo(ReportJson.write(report));
    assertThat(application.get("/actuator/health/snapshot").body()).contains("\"status\":\"UP\"");
  }

  @Test
  void aFailingRunIsReportedAndCounted() {
    taken(Duration.ofMinutes(25 * 60 + 5));
    AWS.faults()
        .on("CreateInstanceSnapshot")
        .answer(AwsError.accessDenied("lightsail:CreateInstanceSnapshot"));

    SnapshotReport report = run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(application.get("/actuator/snapshot").body())
        .contains("\"outcome\":\"FAILED\"", "lightsail:CreateInstanceSnapshot");
    assertThat(failuresBeforeAnyRun).isZero();
    assertThat(application.metric(FAILURES)).isEqualTo(1);
    assertThat(application.get("/actuator/health/snapshot").body())
        .contains("\"status\":\"UP\"", "is 1 d 1 h old");
  }

  @Test
  void theReadmeAlertsOnMetricsThatExist() throws IOException {
    List<String> named = Pattern.compile("lightsail_snapshot_\\w+")
        .matcher(Files.readString(Path.of("README.md")))
        .results()
        .map(MatchResult::group)
        .distinct()
        .toList();
    List<String> lines = application.get("/actuator/prometheus").body().lines().toList();

    assertThat(named)
        .contains("lightsail_snapshot_recovery_point_age_seconds", "lightsail_snapshot_runs_total")
        .allMatch(name -> lines.stream().anyMatch(line -> line.startsWith(name + "{")));
  }
}
