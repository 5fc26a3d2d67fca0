package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.when;

import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.CreateInstanceSnapshotRequest;
import software.amazon.awssdk.services.lightsail.model.CreateInstanceSnapshotResponse;
import software.amazon.awssdk.services.lightsail.model.DeleteInstanceSnapshotRequest;
import software.amazon.awssdk.services.lightsail.model.DeleteInstanceSnapshotResponse;
import software.amazon.awssdk.services.lightsail.model.GetInstanceSnapshotsRequest;
import software.amazon.awssdk.services.lightsail.model.GetInstanceSnapshotsResponse;
import software.amazon.awssdk.services.lightsail.model.InstanceSnapshot;
import software.amazon.awssdk.services.lightsail.model.Operation;

/** Which methods of the SDK a run calls, and what it does when they fail in ways that no service makes them. */
class JobOnAMockedSdkTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private static final String LIST = "getInstanceSnapshots";
  private static final String CREATE = "createInstanceSnapshot";
  private static final String DELETE = "deleteInstanceSnapshot";

  private final VirtualTime time = VirtualTime.startingAt(NOW);
  private final SnapshotNaming naming = new SnapshotNaming("nightly");
  private final LightsailClient sdk = mock(LightsailClient.class);

  @BeforeEach
  void twoNightsAndAllIsWell() {
    when(sdk.getInstanceSnapshots(any(GetInstanceSnapshotsRequest.class)))
        .thenReturn(listing(2, 1));
    when(sdk.createInstanceSnapshot(any(CreateInstanceSnapshotRequest.class)))
        .thenReturn(CreateInstanceSnapshotResponse.builder()
            .operations(Operation.builder().createdAt(time.instant()).build())
            .build());
    when(sdk.deleteInstanceSnapshot(any(DeleteInstanceSnapshotRequest.class)))
        .thenReturn(DeleteInstanceSnapshotResponse.builder().build());
  }

  @Test
  void aRunMakesTheThreeCallsAndNoOther() {
    SnapshotReport report = job(Duration.ZERO).run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(calls()).containsExactly(LIST, CREATE, DELETE);
  }

  @Test
  void eachOperationMakesItsOwnCallsAlone() {
    assertThat(job(Duration.ZERO).preview().deletions()).isNotEmpty();
    assertThat(calls()).containsExactly(LIST);

    assertThat(job(Duration.ZERO).prune().deleted()).hasSize(1);
    assertThat(calls()).containsExactly(LIST, LIST, DELETE);

    assertThat(job(Duration.ZERO).snapshot().snapshot()).isPresent();
    assertThat(calls()).containsExactly(LIST, LIST, DELETE, LIST, CREATE);
  }

  @Test
  void anErrorInOneDeletionKeepsNoOtherFromBeingMade() {
    when(sdk.getInstanceSnapshots(any(GetInstanceSnapshotsRequest.class)))
        .thenReturn(listing(3, 2, 1));
    when(sdk.deleteInstanceSnapshot(deletionOf(3)))
        .thenThrow(new NoClassDefFoundError("org/example/Tracer"));

    SnapshotReport report = job(Duration.ZERO).run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.deleted()).extracting(Snapshot::name).containsExactly(nameOf(2));
    assertThat(report.problems())
        .extracting(Problem::message)
        .anySatisfy(message -> assertThat(message)
            .contains("Could not delete snapshot " + nameOf(3))
            .contains("NoClassDefFoundError"));
  }

  @Test
  void aCreationThatBreaksOffAfterItWasMadeIsLookedUp() {
    when(sdk.createInstanceSnapshot(any(CreateInstanceSnapshotRequest.class)))
        .thenThrow(SdkClientException.create("Unable to unmarshall response"));
    when(sdk.getInstanceSnapshots(any(GetInstanceSnapshotsRequest.class)))
        .thenReturn(listing(2, 1))
        .thenReturn(listing(2, 1, 0));

    SnapshotReport report = job(Duration.ofMinutes(5)).run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(nameOf(0));
    assertThat(calls()).startsWith(LIST, CREATE, LIST).containsOnlyOnce(CREATE);
  }

  @Test
  void nothingIsDeletedWhereNoListingComesBackWholeAfterTheCreation() {
    when(sdk.getInstanceSnapshots(any(GetInstanceSnapshotsRequest.class)))
        .thenReturn(listing(2, 1))
        .thenThrow(new IllegalStateException("Connection pool shut down"));

    SnapshotReport report = job(Duration.ofMinutes(5)).run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(calls()).contains(CREATE).doesNotContain(DELETE);
    assertThat(report.toString()).doesNotContain("Connection pool shut down");
  }

  private SnapshotJob job(Duration wait) {
    return SnapshotJob.builder(LightsailSnapshots.ofInstances(sdk), "web-1", Keep.last(1))
        .basename("nightly")
        .clock(time)
        .timeSource(time)
        .waitTimeout(wait)
        .build();
  }

  /** The calls in their order, without the question for the region, which asks nobody outside. */
  private List<String> calls() {
    return mockingDetails(sdk).getInvocations().stream()
        .map(call -> call.getMethod().getName())
        .filter(name -> !name.equals("serviceClientConfiguration"))
        .toList();
  }

  private String nameOf(int daysAgo) {
    return naming.nameAt(NOW.minus(Duration.ofDays(daysAgo)));
  }

  private DeleteInstanceSnapshotRequest deletionOf(int daysAgo) {
    return argThat(
        request -> request != null && request.instanceSnapshotName().equals(nameOf(daysAgo)));
  }

  private GetInstanceSnapshotsResponse listing(int... daysAgo) {
    SdkHttpResponse http = SdkHttpResponse.builder()
        .statusCode(200)
        .putHeader(
            "Date",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(time.instant().atOffset(ZoneOffset.UTC)))
        .build();
    GetInstanceSnapshotsResponse.Builder listing = GetInstanceSnapshotsResponse.builder()
        .instanceSnapshots(Arrays.stream(daysAgo).mapToObj(this::item).toList());
    listing.sdkHttpResponse(http);
    return listing.build();
  }

  private InstanceSnapshot item(int daysAgo) {
    return InstanceSnapshot.builder()
        .name(nameOf(daysAgo))
        .fromInstanceName("web-1")
        .fromInstanceArn("arn")
        .createdAt(NOW.minus(Duration.ofDays(daysAgo)))
        .state("available")
        .isFromAutoSnapshot(false)
        .build();
  }
}
