package io.github.lightsailsnapshot.core.lightsail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.InOrder;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.CreateInstanceSnapshotRequest;
import software.amazon.awssdk.services.lightsail.model.CreateInstanceSnapshotResponse;
import software.amazon.awssdk.services.lightsail.model.DeleteInstanceSnapshotRequest;
import software.amazon.awssdk.services.lightsail.model.DeleteInstanceSnapshotResponse;
import software.amazon.awssdk.services.lightsail.model.GetInstanceSnapshotsRequest;
import software.amazon.awssdk.services.lightsail.model.GetInstanceSnapshotsResponse;
import software.amazon.awssdk.services.lightsail.model.InstanceSnapshot;
import software.amazon.awssdk.services.lightsail.model.Operation;

/** What the SDK's client is asked for, to the last field, and that it is asked for nothing else. */
class LightsailRequestsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private static final AwsRequestOverrideConfiguration LIMITS =
      AwsRequestOverrideConfiguration.builder()
          .apiCallAttemptTimeout(Duration.ofSeconds(10))
          .apiCallTimeout(Duration.ofSeconds(30))
          .build();

  private final LightsailClient sdk = mock(LightsailClient.class);
  private final LightsailSnapshots snapshots = LightsailSnapshots.ofInstances(sdk);

  @Test
  void aPageIsAskedForByTheTokenOfTheOneBefore() {
    when(sdk.getInstanceSnapshots(page(null))).thenReturn(answer("second", "s1"));
    when(sdk.getInstanceSnapshots(page("second"))).thenReturn(answer("third", "s2"));
    when(sdk.getInstanceSnapshots(page("third"))).thenReturn(answer(null, "s3"));

    assertThat(snapshots.list().snapshots())
        .extracting(Snapshot::name)
        .containsExactly("s1", "s2", "s3");

    InOrder order = inOrder(sdk);
    order.verify(sdk).getInstanceSnapshots(page(null));
    order.verify(sdk).getInstanceSnapshots(page("second"));
    order.verify(sdk).getInstanceSnapshots(page("third"));
    verifyNoMoreInteractions(sdk);
  }

  @Test
  void aCreationIsOneRequestWithTwoNames() {
    CreateInstanceSnapshotRequest request = CreateInstanceSnapshotRequest.builder()
        .instanceName("web-1")
        .instanceSnapshotName("nightly-1")
        .overrideConfiguration(LIMITS)
        .build();
    when(sdk.createInstanceSnapshot(request))
        .thenReturn(CreateInstanceSnapshotResponse.builder()
            .operations(Operation.builder().createdAt(NOW).build())
            .build());

    assertThat(snapshots.create("web-1", "nightly-1")).contains(NOW);

    verify(sdk).createInstanceSnapshot(request);
    verifyNoMoreInteractions(sdk);
  }

  @Test
  void aDeletionIsOneRequestWithOneName() {
    DeleteInstanceSnapshotRequest request = DeleteInstanceSnapshotRequest.builder()
        .instanceSnapshotName("nightly-1")
        .overrideConfiguration(LIMITS)
        .build();
    when(sdk.deleteInstanceSnapshot(request))
        .thenReturn(DeleteInstanceSnapshotResponse.builder().build());

    snapshots.delete(Snapshot.available("nightly-1", "web-1", NOW));

    verify(sdk).deleteInstanceSnapshot(request);
    verifyNoMoreInteractions(sdk);
  }

  @Test
  void closingAsksAHostsClientForNothing() {
    snapshots.close();
    assertThatThrownBy(snapshots::list).isInstanceOf(SnapshotException.InvalidRequest.class);
    verifyNoMoreInteractions(sdk);
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        SdkClientException.create("Unable to execute HTTP request"),
        new IllegalStateException("Connection pool shut down"),
        new NoClassDefFoundError("org/example/Tracer"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aListingThatBreaksOffIsIncompleteAndAsksForNoFurtherPage(Throwable failure) {
    when(sdk.getInstanceSnapshots(page(null))).thenReturn(answer("second", "s1"));
    when(sdk.getInstanceSnapshots(page("second"))).thenThrow(failure);

    assertThatThrownBy(snapshots::list)
        .isInstanceOf(SnapshotException.IncompleteListing.class)
        .hasMessage("Could not list all instance snapshots: page 2 failed")
        .cause()
        .isInstanceOf(SnapshotException.Unavailable.class);

    verify(sdk).getInstanceSnapshots(page(null));
    verify(sdk).getInstanceSnapshots(page("second"));
    verifyNoMoreInteractions(sdk);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aCreationThatBreaksOffIsNoDenialAndIsNotRepeatedHere(Throwable failure) {
    when(sdk.createInstanceSnapshot(any(CreateInstanceSnapshotRequest.class))).thenThrow(failure);

    assertThatThrownBy(() -> snapshots.create("web-1", "nightly-1"))
        .isInstanceOf(SnapshotException.Unavailable.class)
        .hasMessageStartingWith("Could not create snapshot nightly-1 of instance web-1: ");

    verify(sdk).createInstanceSnapshot(any(CreateInstanceSnapshotRequest.class));
    verifyNoMoreInteractions(sdk);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aDeletionThatBreaksOffIsNoSuccess(Throwable failure) {
    doThrow(failure).when(sdk).deleteInstanceSnapshot(any(DeleteInstanceSnapshotRequest.class));

    assertThatThrownBy(() -> snapshots.delete(Snapshot.available("nightly-1", "web-1", NOW)))
        .isInstanceOf(SnapshotException.Unavailable.class)
        .hasMessageStartingWith("Could not delete snapshot nightly-1: ");
  }

  private static GetInstanceSnapshotsRequest page(@Nullable String token) {
    return GetInstanceSnapshotsRequest.builder()
        .pageToken(token)
        .overrideConfiguration(LIMITS)
        .build();
  }

  private static GetInstanceSnapshotsResponse answer(@Nullable String next, String name) {
    InstanceSnapshot item = InstanceSnapshot.builder()
        .name(name)
        .fromInstanceName("web-1")
        .fromInstanceArn("arn")
        .createdAt(NOW)
        .state("available")
        .isFromAutoSnapshot(false)
        .build();
    return GetInstanceSnapshotsResponse.builder()
        .instanceSnapshots(item)
        .nextPageToken(next)
        .build();
  }
}
