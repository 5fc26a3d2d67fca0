package io.github.lightsailsnapshot.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.AccessDeniedException;
import software.amazon.awssdk.services.lightsail.model.InstanceSnapshot;
import software.amazon.awssdk.services.lightsail.model.InvalidInputException;
import software.amazon.awssdk.services.lightsail.model.NotFoundException;
import software.amazon.awssdk.services.lightsail.model.Operation;
import software.amazon.awssdk.services.lightsail.model.OperationFailureException;
import software.amazon.awssdk.services.lightsail.model.OperationStatus;
import software.amazon.awssdk.services.lightsail.model.Tag;

/** The endpoint's account, as the real client sees it. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class LocalAwsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.125Z");

  private final LocalAws aws = LocalAws.start();
  private final LocalLightsail account = aws.lightsail();
  private final LightsailClient client = SdkClients.lightsail(aws);

  @BeforeEach
  void setUp() {
    account.clock(Clock.fixed(NOON, ZoneOffset.UTC)).instance("web-1");
  }

  @AfterEach
  void close() {
    client.close();
    aws.close();
  }

  private List<Operation> create(String name) {
    return client
        .createInstanceSnapshot(r -> r.instanceSnapshotName(name)
            .instanceName("web-1")
            .tags(Tag.builder().key("by").value("test").build()))
        .operations();
  }

  private InstanceSnapshot get(String name) {
    return client.getInstanceSnapshot(r -> r.instanceSnapshotName(name)).instanceSnapshot();
  }

  private List<String> listedStates() {
    return client.getInstanceSnapshots(r -> {}).instanceSnapshots().stream()
        .map(InstanceSnapshot::stateAsString)
        .toList();
  }

  @Nested
  class Creating {

    @Test
    void makes_a_snapshot_with_every_field_that_lightsail_fills() {
      create("snap");
      InstanceSnapshot made = get("snap");
      assertThat(made.createdAt()).isEqualTo(NOON);
      assertThat(made.fromInstanceArn()).isEqualTo(account.instance("web-1"));
      assertThat(made.location().regionNameAsString()).isEqualTo("us-east-1");
      assertThat(made.tags()).extracting(Tag::key).containsExactly("by");
      assertThat(made.sdkFields())
          .filteredOn(field -> field.getValueOrDefault(made) == null)
          .extracting(SdkField::memberName)
          .containsExactly("progress");
      assertThat(account.created()).containsExactly("snap");
    }

    @Test
    void answers_one_operation_on_the_snapshot_and_one_on_the_instance() {
      List<Operation> operations = create("snap");
      assertThat(operations).extracting(Operation::resourceName).containsExactly("snap", "web-1");
      assertThat(operations).extracting(Operation::status).containsOnly(OperationStatus.STARTED);
      assertThat(operations).extracting(Operation::createdAt).containsOnly(NOON);
    }

    @Test
    void knows_one_name_space_for_all_kinds() {
      account.holdName("disk");
      create("snap");
      for (String taken : List.of("snap", "web-1", "disk")) {
        assertThatExceptionOfType(InvalidInputException.class)
            .isThrownBy(() -> create(taken))
            .withMessageContaining("Some names are already in use: " + taken)
            .satisfies(
                e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidInputException"))
            .satisfies(e -> assertThat(e.code()).isEqualTo("NameExists"));
      }
    }

    @Test
    void gives_a_name_to_one_of_many_that_ask_at_the_same_time() {
      long made =
          IntStream.range(0, 32).parallel().filter(i -> isCreated("snap")).count();
      assertThat(made).isEqualTo(1);
      assertThat(aws.calls().count("CreateInstanceSnapshot")).isEqualTo(32);
    }

    private boolean isCreated(String name) {
      try {
        return !create(name).isEmpty();
      } catch (InvalidInputException taken) {
        return false;
      }
    }

    @Test
    void needs_an_instance_and_a_good_name() {
      assertThatThrownBy(() -> create("no/slash")).isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(() -> client.createInstanceSnapshot(r -> {}))
          .isInstanceOf(InvalidInputException.class);
      account.removeInstance("web-1");
      assertThatThrownBy(() -> create("snap")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void tells_a_recreated_instance_from_the_one_before() {
      create("first");
      String second = account.recreateInstance("web-1");
      create("second");
      assertThat(get("second").fromInstanceArn())
          .isEqualTo(second)
          .isNotEqualTo(get("first").fromInstanceArn());
    }
  }

  @Nested
  class Settling {

    @Test
    void is_pending_for_so_many_listings() {
      account.settles("available", After.listings(2));
      create("snap");
      assertThat(List.of(listedStates(), listedStates(), listedStates()))
          .containsExactly(List.of("pending"), List.of("pending"), List.of("available"));
    }

    @Test
    void is_pending_for_so_long_on_lightsails_clock() {
      account.settles("error", After.time(Duration.ofMinutes(5)));
      create("snap");
      assertThat(listedStates()).containsExactly("pending");
      account.clock(Clock.offset(Clock.fixed(NOON, ZoneOffset.UTC), Duration.ofMinutes(5)));
      assertThat(listedStates()).containsExactly("error");
    }

    @Test
    void may_never_end() {
      account.settles("available", After.never());
      create("snap");
      assertThat(List.of(listedStates(), listedStates(), listedStates()))
          .containsOnly(List.of("pending"));
    }
  }

  @Nested
  class Deleting {

    @Test
    void takes_the_snapshot_away_and_frees_its_name() {
      account.add("old", "web-1", NOON);
      Operation operation = delete("old").get(0);
      assertThat(operation.status()).isEqualTo(OperationStatus.SUCCEEDED);
      assertThat(account.deleted()).containsExactly("old");
      assertThat(account.names()).isEmpty();
      create("old");
    }

    @Test
    void is_refused_while_pending_and_when_gone() {
      account.add("young", "web-1", NOON).state("pending");
      assertThatThrownBy(() -> delete("young")).isInstanceOf(OperationFailureException.class);
      account.remove("young");
      assertThatThrownBy(() -> delete("young")).isInstanceOf(NotFoundException.class);
      assertThat(account.deleted()).isEmpty();
    }

    private List<Operation> delete(String name) {
      return client.deleteInstanceSnapshot(r -> r.instanceSnapshotName(name)).operations();
    }
  }

  @Nested
  class Odd_items {

    @Test
    void arrive_as_they_are() {
      account
          .add("snap", "web-1", NOON)
          .state("frozen")
          .without("createdAt")
          .without("fromInstanceName");
      assertThat(listedStates()).containsExactly("frozen");
      assertThat(get("snap").createdAt()).isNull();
      assertThat(get("snap").fromInstanceName()).isNull();
    }

    @Test
    void may_be_nearly_empty() {
      account.add(Json.object());
      account.add(Json.object().putNull("state"));
      assertThat(listedStates()).containsExactly(null, null);
    }

    @Test
    void have_disks_with_times_of_their_own() {
      account
          .add("snap", "web-1", NOON)
          .attachedDisk("data", NOON.minusSeconds(60))
          .fromAutomatic();
      assertThat(get("snap").fromAttachedDisks().get(0).createdAt())
          .isEqualTo(NOON.minusSeconds(60));
      assertThat(get("snap").createdAt()).isEqualTo(NOON);
      assertThat(get("snap").isFromAutoSnapshot()).isTrue();
    }
  }

  @Nested
  class The_log {

    @Test
    void says_who_called_what_from_where() {
      assertThatThrownBy(() -> get("nothing")).isInstanceOf(NotFoundException.class);
      Call call = aws.calls().all().get(0);
      assertThat(call.operation()).isEqualTo("GetInstanceSnapshot");
      assertThat(call.name()).isEqualTo("nothing");
      assertThat(call.accessKeyId()).isEqualTo("AKIDEXAMPLE");
      assertThat(call.region()).isEqualTo("us-east-1");
      assertThat(call.userAgent()).startsWith("aws-sdk-java/2.");
      assertThat(call.attempt()).isEqualTo(1);
    }

    @Test
    void gives_the_request_id_that_the_client_sees() {
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> get("nothing"))
          .satisfies(
              e -> assertThat(e.requestId()).isEqualTo(aws.calls().all().get(0).requestId()));
    }

    @Test
    void holds_calls_that_are_not_permitted() {
      assertThatThrownBy(() -> client.getInstances(r -> {}))
          .isInstanceOf(AccessDeniedException.class)
          .hasMessageContaining("not authorized to perform: lightsail:GetInstances");
      assertThat(aws.calls().operations()).containsExactly("GetInstances");
    }
  }

  @Nested
  class Regions {

    @Test
    void share_the_account_unless_one_has_its_own() {
      account.add("snap", "web-1", NOON);
      aws.lightsail("eu-west-1").add("elsewhere", "web-1", NOON).state("error");
      assertThat(states(Region.EU_WEST_1)).containsExactly("error");
      assertThat(states(Region.EU_WEST_2)).containsExactly("available");
    }

    private List<String> states(Region region) {
      try (LightsailClient there = SdkClients.lightsail(aws, region)) {
        return there.getInstanceSnapshots(r -> {}).instanceSnapshots().stream()
            .map(InstanceSnapshot::stateAsString)
            .toList();
      }
    }
  }

  @Nested
  class Another_process {

    @Test
    void finds_the_endpoint_in_its_environment() throws IOException, InterruptedException {
      account.add("snap", "web-1", NOON);
      Process process = ChildLister.start(aws.endpoint());
      assertThat(process.inputReader().readLine()).isEqualTo("[snap]");
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(aws.calls().all()).extracting(Call::region).containsExactly("eu-central-1");
    }
  }

  @Test
  void closing_it_ends_calls_that_are_delayed() {
    aws.faults().on("GetInstanceSnapshots").before(aws::close);
    aws.faults().on("GetInstanceSnapshots").delayBefore(Duration.ofHours(1));
    assertThatThrownBy(this::listedStates).isInstanceOf(SdkClientException.class);
  }

  @Test
  void a_port_that_is_taken_is_named() {
    int taken = aws.endpoint().getPort();
    assertThatThrownBy(() -> LocalAws.onPort(taken)).hasMessage("Could not serve on port " + taken);
  }
}
