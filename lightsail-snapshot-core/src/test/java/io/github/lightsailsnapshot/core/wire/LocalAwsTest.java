package io.github.lightsailsnapshot.core.wire;

import static io.github.lightsailsnapshot.core.wire.LightsailFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.AccessDeniedException;
import software.amazon.awssdk.services.lightsail.model.InstanceSnapshot;
import software.amazon.awssdk.services.lightsail.model.NotFoundException;

/** The local endpoint: its log, its regions, and how other processes reach it. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class LocalAwsTest {
  private final LightsailFixture local = new LightsailFixture();

  @AfterEach
  void close() {
    local.close();
  }

  @Test
  void theLogHasTheOperationTheCredentialsAndTheRegion() {
    assertThatThrownBy(() -> local.get("nothing")).isInstanceOf(NotFoundException.class);
    Call call = local.aws.calls().all().get(0);
    assertThat(call.operation()).isEqualTo("GetInstanceSnapshot");
    assertThat(call.name()).isEqualTo("nothing");
    assertThat(call.accessKeyId()).isEqualTo("AKIDEXAMPLE");
    assertThat(call.region()).isEqualTo("us-east-1");
    assertThat(call.userAgent()).startsWith("aws-sdk-java/2.");
    assertThat(call.attempt()).isEqualTo(1);
  }

  @Test
  void theLogHasTheRequestIdThatTheClientSees() {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> local.get("nothing"))
        .satisfies(e ->
            assertThat(e.requestId()).isEqualTo(local.aws.calls().all().get(0).requestId()));
  }

  @Test
  void theLogHasCallsThatAreNotPermitted() {
    assertThatThrownBy(() -> local.client.getInstances(r -> {}))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("not authorized to perform: lightsail:GetInstances");
    assertThat(local.aws.calls().operations()).containsExactly("GetInstances");
  }

  @Test
  void regionsShareTheAccountUnlessOneHasItsOwn() {
    local.account.add("snap", "web-1", NOON);
    local.aws.lightsail("eu-west-1").add("elsewhere", "web-1", NOON).state("error");
    assertThat(states(Region.EU_WEST_1)).containsExactly("error");
    assertThat(states(Region.EU_WEST_2)).containsExactly("available");
  }

  private List<String> states(Region region) {
    try (LightsailClient there = SdkClients.lightsail(local.aws, region)) {
      return there.getInstanceSnapshots(r -> {}).instanceSnapshots().stream()
          .map(InstanceSnapshot::stateAsString)
          .toList();
    }
  }

  @Test
  void anotherProcessFindsTheEndpointInItsEnvironment() throws IOException, InterruptedException {
    local.account.add("snap", "web-1", NOON);
    Process process = ChildLister.start(local.aws.endpoint());
    assertThat(process.inputReader().readLine()).isEqualTo("[snap]");
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(local.aws.calls().all()).extracting(Call::region).containsExactly("eu-central-1");
  }

  @Test
  void closingEndsDelayedCalls() {
    local.aws.faults().on("GetInstanceSnapshots").before(local.aws::close);
    local.aws.faults().on("GetInstanceSnapshots").delayBefore(Duration.ofHours(1));
    assertThatThrownBy(local::listedStates).isInstanceOf(SdkClientException.class);
  }

  @Test
  void aPortThatIsInUseIsNamed() {
    int taken = local.aws.endpoint().getPort();
    assertThatThrownBy(() -> LocalAws.onPort(taken)).hasMessage("Could not serve on port " + taken);
  }
}
