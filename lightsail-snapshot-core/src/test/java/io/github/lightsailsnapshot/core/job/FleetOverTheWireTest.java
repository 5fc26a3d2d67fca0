package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.selection.Selection;
import io.github.lightsailsnapshot.core.wire.After;
import io.github.lightsailsnapshot.core.wire.AwsError;
import io.github.lightsailsnapshot.core.wire.LocalAws;
import io.github.lightsailsnapshot.core.wire.LocalLightsail;
import io.github.lightsailsnapshot.core.wire.SdkClients;
import io.github.lightsailsnapshot.retention.Keep;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** Three hundred instances in three regions, with the real SDK against a local endpoint. */
class FleetOverTheWireTest {
  private static final List<Region> REGIONS =
      List.of(Region.EU_CENTRAL_1, Region.EU_WEST_1, Region.US_EAST_1);
  private static final int IN_A_REGION = 100;
  private static final Duration SLOT = Duration.ofDays(1);

  private final LocalAws aws = LocalAws.start();
  private final List<LightsailClient> clients = new ArrayList<>();

  @AfterEach
  void close() {
    clients.forEach(LightsailClient::close);
    aws.close();
  }

  private LocalLightsail account(Region region) {
    return aws.lightsail(region.id());
  }

  /** Four nightly snapshots of each instance, and one that somebody else took. */
  private void fill() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    for (Region region : REGIONS) {
      LocalLightsail account = account(region).permitInstances().settles("available", After.now());
      for (String source : sources()) {
        SnapshotNaming naming = SnapshotNaming.ofSource(source);
        IntStream.rangeClosed(1, 4)
            .mapToObj(days -> now.minus(SLOT.multipliedBy(days)))
            .forEach(at -> account.add(naming.nameAt(at), source, at));
        account.add("before-upgrade-" + source, source, now.minus(SLOT.multipliedBy(90)));
      }
    }
  }

  private static List<String> sources() {
    return IntStream.range(0, IN_A_REGION).mapToObj(number -> "web-" + number).toList();
  }

  /** A host's fleet, with clients of its own. */
  private SnapshotFleet.Builder fleet() {
    return SnapshotFleet.builder().groups(REGIONS.stream().map(this::group).toList());
  }

  private FleetGroup group(Region region) {
    LightsailClient sdk = SdkClients.lightsail(aws, region);
    clients.add(sdk);
    LightsailSnapshots snapshots = LightsailSnapshots.ofInstances(sdk);
    return new FleetGroup(
        snapshots,
        snapshots.instances(),
        Selection.all(),
        (client, instance) -> SnapshotJob.builder(client, instance.name(), Keep.last(3))
            .slot(SLOT)
            .build());
  }

  private void assertEachHasOneOfThisSlotAndThreeInAll() {
    for (Region region : REGIONS) {
      LocalLightsail account = account(region);
      assertThat(account.created()).as(region.id()).hasSize(IN_A_REGION).doesNotHaveDuplicates();
      for (String source : sources()) {
        SnapshotNaming naming = SnapshotNaming.ofSource(source);
        assertThat(account.names().stream().filter(naming::recognises))
            .as(source)
            .hasSize(3);
        assertThat(account.names()).contains("before-upgrade-" + source);
      }
    }
  }

  @Test
  void oneHost() {
    fill();

    FleetReport report = fleet().build().run();

    assertThat(report.summary()).as(report.toString()).isEqualTo("all 300 succeeded");
    assertEachHasOneOfThisSlotAndThreeInAll();
    assertThat(aws.calls().count("GetInstances")).isEqualTo(3);
    assertThat(aws.calls().count("CreateInstanceSnapshot")).isEqualTo(300);
    assertThat(aws.calls().count("DeleteInstanceSnapshot")).isEqualTo(600);
    // A region has 500 snapshots on pages of 100, and more with the new ones. It is listed at the
    // start and once a
    // poll, of which a slow machine makes a few while the creations go on.
    assertThat(aws.calls().count("GetInstanceSnapshots")).isBetween(3 * 11, 3 * (5 + 6 * 6));
  }

  @Test
  void twoHostsAtOnceInOneSlot() {
    fill();
    SnapshotFleet one = fleet().build();
    SnapshotFleet other = fleet().build();

    CompletableFuture<FleetReport> meanwhile = CompletableFuture.supplyAsync(one::run);
    FleetReport second = other.run();
    FleetReport first = meanwhile.join();

    assertEachHasOneOfThisSlotAndThreeInAll();
    assertThat(first.count(Outcome.FAILED)).as(first.toString()).isZero();
    assertThat(second.count(Outcome.FAILED)).as(second.toString()).isZero();
  }

  @Test
  void aRegionThatIsDownAnAccountThatIsDeniedAndAPageThatFails() {
    fill();
    aws.faults()
        .on("GetInstanceSnapshots")
        .when(call -> call.region().equals("eu-west-1"))
        .answer(AwsError.accessDenied("lightsail:GetInstanceSnapshots"));
    aws.faults()
        .on("CreateInstanceSnapshot")
        .when(call -> call.region().equals("eu-west-1"))
        .answer(AwsError.accessDenied("lightsail:CreateInstanceSnapshot"));
    aws.faults()
        .on("GetInstanceSnapshots")
        .when(
            call -> call.region().equals("us-east-1") && !call.text("pageToken").isEmpty())
        .answer(AwsError.accessDenied("lightsail:GetInstanceSnapshots"));

    FleetReport report = fleet().build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.jobs().stream()
            .filter(job -> job.where().region().equals(Optional.of("eu-central-1"))))
        .hasSize(IN_A_REGION)
        .allMatch(job -> job.outcome() == Outcome.SUCCEEDED);
    assertThat(failed(report, "eu-west-1")).hasSize(IN_A_REGION);
    assertThat(failed(report, "us-east-1"))
        .hasSize(IN_A_REGION)
        .allMatch(job -> job.has(Problem.Kind.LISTING_FAILED));
    assertThat(account(Region.EU_WEST_1).deleted()).isEmpty();
    assertThat(account(Region.US_EAST_1).deleted()).isEmpty();
    assertThat(account(Region.EU_CENTRAL_1).deleted()).hasSize(2 * IN_A_REGION);
  }

  private static List<SnapshotReport> failed(FleetReport report, String region) {
    return report.unwell().stream()
        .filter(job -> job.outcome() == Outcome.FAILED)
        .filter(job -> job.where().region().filter(region::equals).isPresent())
        .toList();
  }
}
