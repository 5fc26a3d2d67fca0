package io.github.lightsailsnapshot.core.lightsail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotClientContract;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.wire.After;
import io.github.lightsailsnapshot.core.wire.AwsError;
import io.github.lightsailsnapshot.core.wire.LocalAws;
import io.github.lightsailsnapshot.core.wire.SdkClients;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lightsail.LightsailClient;

class LightsailSnapshotsTest extends SnapshotClientContract {
  private final LocalAws aws = LocalAws.start();
  private final LightsailClient sdk = SdkClients.lightsail(aws);
  private final LightsailSnapshots snapshots = LightsailSnapshots.ofInstances(sdk);

  @BeforeEach
  void oneInstance() {
    aws.lightsail().clock(Clock.fixed(NOW, ZoneOffset.UTC)).settles("available", After.listings(1));
    aws.lightsail().instance("web-1");
  }

  @AfterEach
  void close() {
    sdk.close();
    aws.close();
  }

  @Override
  protected SnapshotClient client() {
    return snapshots;
  }

  @Override
  protected void holdName(String name) {
    aws.lightsail().holdName(name);
  }

  @Override
  protected void recreateInstance() {
    aws.lightsail().recreateInstance("web-1");
  }

  private void five() {
    for (int i = 1; i <= 5; i++) {
      aws.lightsail().add("s" + i, "web-1", NOW.minusSeconds(i * 60L));
    }
  }

  private static List<String> names(Listing listing) {
    return listing.snapshots().stream().map(Snapshot::name).toList();
  }

  @Nested
  class AListing {
    @Test
    void isReadPageByPage() {
      five();
      aws.lightsail().listings().pageSize(2);

      assertThat(names(snapshots.list())).containsExactlyInAnyOrder("s1", "s2", "s3", "s4", "s5");
      assertThat(aws.calls().count("GetInstanceSnapshots")).isEqualTo(3);
    }

    /** The header has whole seconds: a snapshot of the same second would look as if it were of the future. */
    @Test
    void wasServedNoEarlierThanASnapshotOfTheSameSecondWasCreated() {
      aws.lightsail().add("s1", "web-1", NOW.plusMillis(300)).createdAt(NOW.plusMillis(300));
      aws.lightsail().add("s2", "web-1", NOW.plusMillis(700)).createdAt(NOW.plusMillis(700));

      assertThat(snapshots.list().servedAt()).contains(NOW.plusMillis(700));
    }

    @Test
    void wasServedWhenItsHeaderSaysIfASnapshotIsDatedInALaterSecond() {
      aws.lightsail().add("s1", "web-1", NOW.plusMillis(1000));

      assertThat(snapshots.list().servedAt()).contains(NOW);
    }

    @Test
    void goesOnAfterAnEmptyPage() {
      five();
      aws.lightsail().listings().pageSize(2).emptyPage(2);
      assertThat(snapshots.list().snapshots()).hasSize(5);
    }

    @Test
    void holdsEverythingThatMattersOfASnapshot() {
      aws.lightsail()
          .add("s1", "web-1", NOW)
          .tag("hold", "")
          .tag("team", "site")
          .attachedDisk("disk-1", NOW.minusSeconds(1_000_000))
          .fromAutomatic();

      Snapshot snapshot = snapshots.list().snapshots().get(0);

      assertThat(snapshot.createdAt()).isEqualTo(NOW);
      assertThat(snapshot.state()).isEqualTo(State.AVAILABLE);
      assertThat(snapshot.tags()).isEqualTo(Map.of("hold", "", "team", "site"));
      assertThat(snapshot.fromAutomatic()).isTrue();
    }

    @Test
    void dropsAnExactRepetition() {
      five();
      aws.lightsail().listings().pageSize(2).repeatItem("s2");
      assertThat(snapshots.list().snapshots()).hasSize(5);
    }

    @Test
    void thatContradictsItselfIsIncomplete() {
      five();
      aws.lightsail().listings().pageSize(2).contradict("s2", item -> item.put("state", "pending"));

      assertThatThrownBy(snapshots::list)
          .isInstanceOf(SnapshotException.IncompleteListing.class)
          .hasMessageContaining("s2");
    }

    @Test
    void thatTurnsInACircleIsIncomplete() {
      five();
      aws.lightsail().listings().pageSize(2).repeatTokenForever();
      assertThatThrownBy(snapshots::list).isInstanceOf(SnapshotException.IncompleteListing.class);
    }

    @Test
    void ofWhichALaterPageFailsIsIncomplete() {
      five();
      aws.lightsail().listings().pageSize(2);
      aws.faults().on("GetInstanceSnapshots").skipping(1).answer(AwsError.accessDenied("no more"));

      assertThatThrownBy(snapshots::list)
          .isInstanceOfSatisfying(SnapshotException.IncompleteListing.class, incomplete -> {
            assertThat(incomplete)
                .hasMessageContaining("page 2 failed")
                .hasCauseInstanceOf(SnapshotException.AccessDenied.class);
            assertThat(incomplete.answer().orElseThrow().code()).isEqualTo("AccessDeniedException");
          });
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "name",
          "fromInstanceName",
          "fromInstanceArn",
          "createdAt",
          "isFromAutoSnapshot",
          "state"
        })
    void namesAnItemOfWhichSomethingIsMissing(String field) {
      five();
      aws.lightsail().snapshot("s3").without(field);

      Listing listing = snapshots.list();

      assertThat(listing.snapshots()).hasSize(4);
      assertThat(listing.unreadable()).singleElement().satisfies(item -> {
        assertThat(item.name()).isEqualTo(field.equals("name") ? "" : "s3");
        assertThat(item.why()).contains(field);
      });
    }

    @Test
    void holdsAnItemWhoseStateIsANewWordAsUnknown() {
      aws.lightsail().add("s1", "web-1", NOW).state("archived");

      assertThat(snapshots.list().unreadable()).isEmpty();
      assertThat(snapshots.list().snapshots())
          .extracting(Snapshot::state)
          .containsExactly(State.UNKNOWN);
    }
  }

  @Nested
  class AFailure {
    private void failsWith(AwsError error, Class<? extends SnapshotException> type) {
      aws.faults().clear();
      aws.faults().on("CreateInstanceSnapshot").answer(error);
      assertThatThrownBy(() -> snapshots.create("web-1", "s1"))
          .isInstanceOfSatisfying(SnapshotException.class, failure -> {
            assertThat(failure).isExactlyInstanceOf(type);
            assertThat(failure).hasMessage("Could not create snapshot s1 of instance web-1");
            assertThat(failure.answer().orElseThrow().code()).isEqualTo(error.type());
            assertThat(failure.answer().orElseThrow().message()).isEqualTo(error.message());
            assertThat(failure.answer().orElseThrow().requestId()).isNotEmpty();
            assertThat(failure.getCause()).isNotNull();
          });
    }

    @Test
    void ofAccessIsAccessDenied() {
      failsWith(AwsError.accessDenied("no"), SnapshotException.AccessDenied.class);
    }

    @Test
    void ofTheInstancesOwnRoleNamesTheWayOut() {
      aws.faults()
          .on("GetInstanceSnapshots")
          .answer(AwsError.of(
              "AccessDeniedException",
              "User: arn:aws:sts::123456789012:assumed-role/AmazonLightsailInstanceRole/i-0 is not authorized",
              400));
      assertThatThrownBy(snapshots::list)
          .isInstanceOf(SnapshotException.AccessDenied.class)
          .hasMessage(
              "Could not list the instance snapshots: these are the credentials of the instance's own role,"
                  + " which may do nothing; name a profile");
    }

    @Test
    void ofCredentialsIsAccessDenied() {
      failsWith(AwsError.unauthenticated(), SnapshotException.AccessDenied.class);
    }

    @Test
    void ofTheRateIsThrottled() {
      failsWith(AwsError.throttling(), SnapshotException.Throttled.class);
      assertThat(aws.calls().count("CreateInstanceSnapshot")).isGreaterThan(1);
    }

    @Test
    void ofTheServiceIsUnavailable() {
      failsWith(AwsError.serviceException(), SnapshotException.Unavailable.class);
    }

    @Test
    void ofTheStateIsRefused() {
      failsWith(AwsError.operationFailure("not now"), SnapshotException.InvalidState.class);
    }

    @Test
    void becauseOfAnAutomaticSnapshotIsRefusedWhateverItsType() {
      failsWith(
          AwsError.invalidInput(
              "You cannot create manual snapshots when an automatic snapshot is being created"),
          SnapshotException.InvalidState.class);
    }

    @Test
    void ofTheInputIsRejected() {
      failsWith(AwsError.invalidInput("bad name"), SnapshotException.InvalidRequest.class);
    }

    @Test
    void ofTheOperationIsRejected() {
      aws.faults().on("CreateInstanceSnapshot").failOperation("DiskFailed", "it broke");

      assertThatThrownBy(() -> snapshots.create("web-1", "s1"))
          .isInstanceOfSatisfying(
              SnapshotException.InvalidRequest.class,
              failure ->
                  assertThat(failure.answer()).hasToString("Optional[DiskFailed: it broke]"));
    }

    @Test
    void ofALimitIsLimitReached() {
      failsWith(
          AwsError.of("ResourceLimitExceeded", "The limit is 20", 400),
          SnapshotException.LimitReached.class);
      failsWith(
          AwsError.of("ServiceQuotaExceededException", "The limit is 20", 400),
          SnapshotException.LimitReached.class);
    }

    @Test
    void ofTheOperationByALimitIsLimitReached() {
      aws.faults().on("CreateInstanceSnapshot").failOperation("QuotaExceeded", "too many");

      assertThatThrownBy(() -> snapshots.create("web-1", "s1"))
          .isInstanceOfSatisfying(
              SnapshotException.LimitReached.class,
              failure ->
                  assertThat(failure.answer()).hasToString("Optional[QuotaExceeded: too many]"));
    }

    @Test
    void ofTheConnectionIsUnavailableAfterFourAttempts() {
      aws.faults().on("GetInstanceSnapshots").resetBefore();
      assertThatThrownBy(snapshots::list).isInstanceOf(SnapshotException.Unavailable.class);
      assertThat(aws.calls().count("GetInstanceSnapshots")).isEqualTo(4);
    }

    @Test
    void ofABodyThatCannotBeReadIsUnavailableInOneLine() {
      aws.faults().on("GetInstanceSnapshots").truncateBody();
      five();
      assertThatThrownBy(snapshots::list)
          .isInstanceOf(SnapshotException.Unavailable.class)
          .satisfies(failure -> assertThat(failure.getMessage().lines()).hasSize(1));
    }

    @Test
    void byTimeIsUnavailableAlsoOnTheHostsClient() {
      LightsailSnapshots hasty =
          LightsailSnapshots.withLimits(sdk, Duration.ofMillis(200), Duration.ofMillis(700));
      aws.faults().on("GetInstanceSnapshots").delayBefore(Duration.ofSeconds(30));

      assertThatThrownBy(hasty::list).isInstanceOf(SnapshotException.Unavailable.class);
      assertThat(aws.calls().count("GetInstanceSnapshots")).isGreaterThan(1);
    }
  }

  @Test
  void anAnswerWithoutOperationsIsNoAcceptanceButADoubt() {
    aws.faults().on("CreateInstanceSnapshot").noOperations();
    assertThatThrownBy(() -> snapshots.create("web-1", "s1"))
        .isInstanceOf(SnapshotException.Unavailable.class)
        .hasMessageContaining("the answer names no operation");
    assertThat(aws.lightsail().names()).containsExactly("s1");
  }

  @Test
  void aReplyThatIsLostEndsInANameThatIsTaken() {
    aws.faults().on("CreateInstanceSnapshot").once().resetAfter();

    assertThatThrownBy(() -> snapshots.create("web-1", "s1"))
        .isInstanceOf(SnapshotException.NameTaken.class);
    assertThat(aws.lightsail().created()).containsExactly("s1");
  }

  @Test
  void aRefusalAfterALostReplyDoesNotDenyTheSnapshot() {
    aws.faults().on("CreateInstanceSnapshot").once().resetAfter();
    aws.faults()
        .on("CreateInstanceSnapshot")
        .skipping(1)
        .answer(AwsError.accessDenied("lightsail:CreateInstanceSnapshot"));

    assertThatThrownBy(() -> snapshots.create("web-1", "s1"))
        .isInstanceOf(SnapshotException.Unavailable.class)
        .hasMessage(
            "Could not create snapshot s1 of instance web-1, after an attempt without an answer");
    assertThat(aws.lightsail().created()).containsExactly("s1");
  }

  @Test
  void theRegionIsTheClients() {
    assertThat(snapshots.region()).contains("us-east-1");
  }

  @Test
  void closingLeavesTheHostsClientOpen() {
    snapshots.close();
    snapshots.close();

    assertThatThrownBy(snapshots::list)
        .isInstanceOf(SnapshotException.InvalidRequest.class)
        .hasMessage("Could not list the instance snapshots: this client was closed");
    assertThat(sdk.getInstanceSnapshots().instanceSnapshots()).isEmpty();
  }

  @Test
  void onlyTheThreeOperationsAreCalled() {
    snapshots.create("web-1", "s1");
    snapshots.list();
    snapshots.delete(snapshots.list().snapshots().get(0));

    assertThat(aws.calls().operations())
        .containsOnly("CreateInstanceSnapshot", "GetInstanceSnapshots", "DeleteInstanceSnapshot");
  }

  @Test
  void tellWhereTheyAre() {
    assertThat(snapshots).hasToString("LightsailSnapshots[" + snapshots.where() + "]");
    assertThat(snapshots.toString())
        .contains("instance in " + snapshots.region().orElseThrow());
  }
}
