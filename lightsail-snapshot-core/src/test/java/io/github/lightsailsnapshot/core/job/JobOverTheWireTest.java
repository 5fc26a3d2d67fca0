package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.core.wire.AwsError;
import io.github.lightsailsnapshot.core.wire.LocalAws;
import io.github.lightsailsnapshot.core.wire.SdkClients;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** The job with the real SDK against a local endpoint. */
class JobOverTheWireTest {
  private final VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-11-22T03:00:00Z"));
  private final LocalAws aws = LocalAws.start();
  private final LightsailClient sdk = SdkClients.lightsail(aws);
  private final List<SnapshotReport> told = new ArrayList<>();
  private final SnapshotNaming naming = new SnapshotNaming("nightly");

  @BeforeEach
  void oneInstance() {
    aws.lightsail().clock(time);
    aws.lightsail().instance("web-1");
  }

  @AfterEach
  void close() {
    sdk.close();
    aws.close();
  }

  private void nightly(int count) {
    for (int days = 1; days <= count; days++) {
      Instant at = time.instant().minus(Duration.ofDays(days));
      aws.lightsail().add(naming.nameAt(at), "web-1", at);
    }
  }

  private SnapshotJob.Builder keepSeven() {
    return SnapshotJob.builder(LightsailSnapshots.ofInstances(sdk), "web-1", Keep.last(7))
        .basename("nightly")
        .clock(time)
        .timeSource(time)
        .notifier(report -> told.addAll(report.jobs()));
  }

  @Test
  void thirtyBecomeSeven() {
    nightly(30);
    aws.lightsail().listings().pageSize(10);

    SnapshotReport report = keepSeven().build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(aws.lightsail().names()).hasSize(7);
    assertThat(report.kept())
        .extracting(Snapshot::name)
        .containsExactlyInAnyOrderElementsOf(aws.lightsail().names());
    assertThat(told).containsExactly(report);
  }

  @Test
  void aRunThatDoesNotWaitMakesTheFewestCalls() {
    nightly(30);
    aws.lightsail().listings().pageSize(10);

    keepSeven().waitTimeout(Duration.ZERO).build().run();

    assertThat(aws.calls().count("GetInstanceSnapshots")).isEqualTo(3);
    assertThat(aws.calls().count("CreateInstanceSnapshot")).isEqualTo(1);
    assertThat(aws.calls().count("DeleteInstanceSnapshot")).isEqualTo(23);
    assertThat(aws.calls().all()).hasSize(27);
  }

  @Test
  void aSecondPageThatFailsDeletesNothing() {
    nightly(30);
    aws.lightsail().listings().pageSize(10);
    aws.faults()
        .on("GetInstanceSnapshots")
        .when(call -> !call.text("pageToken").isEmpty())
        .answer(AwsError.throttling());

    SnapshotReport report = keepSeven().build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(aws.lightsail().deleted()).isEmpty();
    assertThat(aws.lightsail().created()).hasSize(1);
  }

  @Test
  void aLostReplyIsNoFailure() {
    nightly(7);
    aws.faults().on("CreateInstanceSnapshot").once().resetAfter();

    SnapshotReport report = keepSeven().build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(aws.lightsail().created()).hasSize(1);
    assertThat(aws.lightsail().names()).hasSize(7);
  }

  @Test
  void aCreationWithoutAnyReplyIsLookedUp() {
    nightly(7);
    aws.faults().on("CreateInstanceSnapshot").resetAfter();

    SnapshotReport report = keepSeven().build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(aws.lightsail().created()).hasSize(1);
  }

  @Test
  void aDeletionWhoseReplyIsLostSucceeds() {
    nightly(7);
    aws.faults().on("DeleteInstanceSnapshot").once().resetAfter();

    SnapshotReport report = keepSeven().build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.deletions())
        .singleElement()
        .extracting(Deletion::result)
        .isEqualTo(Deletion.Result.ALREADY_GONE);
  }

  @Test
  void theServicesClockDecides() {
    nightly(10);

    SnapshotReport report = SnapshotJob.builder(
            LightsailSnapshots.ofInstances(sdk), "web-1", Keep.youngerThan(Duration.ofDays(5)))
        .basename("nightly")
        .clock(Clock.offset(time, Duration.ofDays(1)))
        .timeSource(time)
        .build()
        .run();

    assertThat(report.deleted()).hasSize(6);
    assertThat(report.warnings())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .startsWith("This host's clock");
  }

  @Test
  void anInterruptionWhileTheSdkReadsEndsTheRun() throws InterruptedException {
    nightly(30);
    Thread run = Thread.currentThread();
    aws.faults().on("GetInstanceSnapshots").skipping(1).before(run::interrupt);
    aws.faults().on("GetInstanceSnapshots").skipping(1).delayBefore(Duration.ofMinutes(5));

    SnapshotReport report = keepSeven().build().run();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.snapshot().orElseThrow().state()).isEqualTo(State.PENDING);
    assertThat(aws.lightsail().deleted()).isEmpty();
    assertThat(told).containsExactly(report);
  }
}
