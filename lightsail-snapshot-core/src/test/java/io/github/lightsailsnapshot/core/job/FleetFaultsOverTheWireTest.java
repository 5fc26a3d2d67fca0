package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.selection.Selection;
import io.github.lightsailsnapshot.core.wire.After;
import io.github.lightsailsnapshot.core.wire.LocalAws;
import io.github.lightsailsnapshot.core.wire.LocalLightsail;
import io.github.lightsailsnapshot.retention.Keep;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** Fleets that are throttled, or whose process is killed, with the real SDK against a local endpoint. */
class FleetFaultsOverTheWireTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final LocalAws aws = LocalAws.start();
  private static final List<Region> REGIONS =
      List.of(Region.US_EAST_1, Region.EU_CENTRAL_1, Region.AP_SOUTHEAST_2);

  @AfterEach
  void close() {
    aws.close();
  }

  private List<String> fill(LocalLightsail account, int instances, int nights) {
    LocalLightsail unused = account.permitInstances().settles("available", After.now());
    List<String> sources =
        IntStream.range(0, instances).mapToObj(number -> "web-" + number).toList();
    for (String source : sources) {
      String arn = account.instance(source);
      assertThat(arn).isNotBlank();
      SnapshotNaming naming = SnapshotNaming.ofSource(source);
      for (int night = 1; night <= nights; night++) {
        Instant at = Instant.now().minus(DAY.multipliedBy(night));
        account.add(naming.nameAt(at), source, at);
      }
    }
    return sources;
  }

  /** A fleet of all instances, as a host runs it that leaves throttled requests to the library. */
  static FleetReport run(String endpoint, List<Region> regions) {
    List<LightsailClient> clients =
        regions.stream().map(region -> sdk(endpoint, region)).toList();
    try {
      SnapshotFleet.Builder fleet = SnapshotFleet.builder();
      clients.forEach(sdk -> fleet.group(all(LightsailSnapshots.ofInstances(sdk))));
      return fleet.build().run();
    } finally {
      clients.forEach(LightsailClient::close);
    }
  }

  private static FleetGroup all(LightsailSnapshots snapshots) {
    return new FleetGroup(
        snapshots,
        snapshots.instances(),
        Selection.all(),
        (client, instance) ->
            SnapshotJob.builder(client, instance.name(), Keep.last(2)).slot(DAY).build());
  }

  private static LightsailClient sdk(String endpoint, Region region) {
    return LightsailClient.builder()
        .endpointOverride(URI.create(endpoint))
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
        .overrideConfiguration(
            configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  /** The other process: {@code FleetProcess ENDPOINT}. */
  static final class FleetProcess {
    private FleetProcess() {}

    public static void main(String[] arguments) {
      System.out.println(FleetFaultsOverTheWireTest.run(arguments[0], REGIONS).summary());
    }
  }

  @Test
  void threeHundredInstancesSucceedAtTenRequestsASecond() {
    LocalLightsail account = aws.lightsail(REGIONS.get(0).id());
    List<String> sources = fill(account, 300, 0);
    LocalAws unused = aws.allow(10);

    FleetReport report = run(aws.endpoint().toString(), REGIONS.subList(0, 1));

    assertThat(report.summary()).as(report.toString()).isEqualTo("all 300 succeeded");
    assertThat(account.created()).hasSize(sources.size());
    // Of ten requests at most one is refused.
    assertThat(aws.calls().all().size()).isLessThan((300 + 3 * 20) * 10 / 9);
  }

  @Test
  void aProcessThatIsKilledInTheMiddleLosesNothing(@TempDir Path folder) throws Exception {
    List<LocalLightsail> accounts =
        REGIONS.stream().map(region -> aws.lightsail(region.id())).toList();
    accounts.forEach(account -> fill(account, 100, 2));

    killed(folder, "CreateInstanceSnapshot", 100);
    killed(folder, "DeleteInstanceSnapshot", 100);
    FleetReport report = run(aws.endpoint().toString(), REGIONS);

    assertThat(report.summary()).as(report.toString()).isEqualTo("all 300 succeeded");
    for (LocalLightsail account : accounts) {
      assertThat(account.created()).hasSize(100).doesNotHaveDuplicates();
      for (int number = 0; number < 100; number++) {
        SnapshotNaming naming = SnapshotNaming.ofSource("web-" + number);
        assertThat(account.names().stream().filter(naming::recognises))
            .as(report.jobs().toString())
            .hasSize(2);
      }
    }
  }

  /** Runs the fleet in another process, and kills it when so many calls of an operation have arrived. */
  private void killed(Path folder, String operation, int calls) throws Exception {
    int before = aws.calls().count(operation);
    Process process = start(folder);
    while (process.isAlive() && aws.calls().count(operation) < before + calls) {
      Thread.onSpinWait();
    }
    assertThat(process.isAlive()).as("killed in the middle").isTrue();
    process.destroyForcibly().waitFor();
  }

  private Process start(Path folder) throws IOException {
    ProcessBuilder process = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        FleetProcess.class.getName(),
        aws.endpoint().toString());
    Map<String, String> environment = process.environment();
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    return process
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }
}
