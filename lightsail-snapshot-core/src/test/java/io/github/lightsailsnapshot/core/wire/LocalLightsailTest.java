package io.github.lightsailsnapshot.core.wire;

import static io.github.lightsailsnapshot.core.wire.LightsailFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.lightsail.model.InstanceSnapshot;
import software.amazon.awssdk.services.lightsail.model.InvalidInputException;
import software.amazon.awssdk.services.lightsail.model.NotFoundException;
import software.amazon.awssdk.services.lightsail.model.Operation;
import software.amazon.awssdk.services.lightsail.model.OperationFailureException;
import software.amazon.awssdk.services.lightsail.model.OperationStatus;
import software.amazon.awssdk.services.lightsail.model.Tag;

/** How the local Lightsail creates, lists and deletes snapshots. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class LocalLightsailTest {
  private final LightsailFixture local = new LightsailFixture();

  @AfterEach
  void close() {
    local.close();
  }

  @Test
  void aSnapshotHasEveryFieldThatLightsailFills() {
    local.create("snap");
    InstanceSnapshot made = local.get("snap");
    assertThat(made.createdAt()).isEqualTo(NOON);
    assertThat(made.fromInstanceArn()).isEqualTo(local.account.instance("web-1"));
    assertThat(made.location().regionNameAsString()).isEqualTo("us-east-1");
    assertThat(made.tags()).extracting(Tag::key).containsExactly("by");
    assertThat(made.sdkFields())
        .filteredOn(field -> field.getValueOrDefault(made) == null)
        .extracting(SdkField::memberName)
        .containsExactly("progress");
    assertThat(local.account.created()).containsExactly("snap");
  }

  @Test
  void theAnswerHasAnOperationOnTheSnapshotAndOneOnTheInstance() {
    List<Operation> operations = local.create("snap");
    assertThat(operations).extracting(Operation::resourceName).containsExactly("snap", "web-1");
    assertThat(operations).extracting(Operation::status).containsOnly(OperationStatus.STARTED);
    assertThat(operations).extracting(Operation::createdAt).containsOnly(NOON);
  }

  @Test
  void allKindsShareOneNamespace() {
    local.account.holdName("disk");
    local.create("snap");
    for (String taken : List.of("snap", "web-1", "disk")) {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> local.create(taken))
          .withMessageContaining("Some names are already in use: " + taken)
          .satisfies(
              e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidInputException"))
          .satisfies(e -> assertThat(e.code()).isEqualTo("NameExists"));
    }
  }

  @Test
  void oneOfManyConcurrentRequestsGetsTheName() {
    long made = IntStream.range(0, 32).parallel().filter(i -> isCreated("snap")).count();
    assertThat(made).isEqualTo(1);
    assertThat(local.aws.calls().count("CreateInstanceSnapshot")).isEqualTo(32);
  }

  private boolean isCreated(String name) {
    try {
      return !local.create(name).isEmpty();
    } catch (InvalidInputException taken) {
      return false;
    }
  }

  @Test
  void aRequestNeedsAnInstanceAndAValidName() {
    assertThatThrownBy(() -> local.create("no/slash")).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> local.client.createInstanceSnapshot(r -> {}))
        .isInstanceOf(InvalidInputException.class);
    local.account.removeInstance("web-1");
    assertThatThrownBy(() -> local.create("snap")).isInstanceOf(NotFoundException.class);
  }

  @Test
  void aRecreatedInstanceHasAnotherArn() {
    local.create("first");
    String second = local.account.recreateInstance("web-1");
    local.create("second");
    assertThat(local.get("second").fromInstanceArn())
        .isEqualTo(second)
        .isNotEqualTo(local.get("first").fromInstanceArn());
  }

  @Test
  void aSnapshotIsPendingForANumberOfListings() {
    local.account.settles("available", After.listings(2));
    local.create("snap");
    assertThat(List.of(local.listedStates(), local.listedStates(), local.listedStates()))
        .containsExactly(List.of("pending"), List.of("pending"), List.of("available"));
  }

  @Test
  void aSnapshotIsPendingForATimeOnLightsailsClock() {
    local.account.settles("error", After.time(Duration.ofMinutes(5)));
    local.create("snap");
    assertThat(local.listedStates()).containsExactly("pending");
    local.account.clock(Clock.offset(Clock.fixed(NOON, ZoneOffset.UTC), Duration.ofMinutes(5)));
    assertThat(local.listedStates()).containsExactly("error");
  }

  @Test
  void aSnapshotCanStayPending() {
    local.account.settles("available", After.never());
    local.create("snap");
    assertThat(List.of(local.listedStates(), local.listedStates(), local.listedStates()))
        .containsOnly(List.of("pending"));
  }

  @Test
  void aDeletionFreesTheName() {
    local.account.add("old", "web-1", NOON);
    Operation operation = delete("old").get(0);
    assertThat(operation.status()).isEqualTo(OperationStatus.SUCCEEDED);
    assertThat(local.account.deleted()).containsExactly("old");
    assertThat(local.account.names()).isEmpty();
    local.create("old");
  }

  @Test
  void aDeletionIsRefusedWhilePendingAndWhenGone() {
    local.account.add("young", "web-1", NOON).state("pending");
    assertThatThrownBy(() -> delete("young")).isInstanceOf(OperationFailureException.class);
    local.account.remove("young");
    assertThatThrownBy(() -> delete("young")).isInstanceOf(NotFoundException.class);
    assertThat(local.account.deleted()).isEmpty();
  }

  private List<Operation> delete(String name) {
    return local
        .client
        .deleteInstanceSnapshot(r -> r.instanceSnapshotName(name))
        .operations();
  }

  @Test
  void itemsAreListedAsTheyWereSet() {
    local
        .account
        .add("snap", "web-1", NOON)
        .state("frozen")
        .without("createdAt")
        .without("fromInstanceName");
    assertThat(local.listedStates()).containsExactly("frozen");
    assertThat(local.get("snap").createdAt()).isNull();
    assertThat(local.get("snap").fromInstanceName()).isNull();
  }

  @Test
  void itemsCanBeNearlyEmpty() {
    local.account.add(Json.object());
    local.account.add(Json.object().putNull("state"));
    assertThat(local.listedStates()).containsExactly(null, null);
  }

  @Test
  void disksHaveTimesOfTheirOwn() {
    local
        .account
        .add("snap", "web-1", NOON)
        .attachedDisk("data", NOON.minusSeconds(60))
        .fromAutomatic();
    assertThat(local.get("snap").fromAttachedDisks().get(0).createdAt())
        .isEqualTo(NOON.minusSeconds(60));
    assertThat(local.get("snap").createdAt()).isEqualTo(NOON);
    assertThat(local.get("snap").isFromAutoSnapshot()).isTrue();
  }
}
