package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Outcome;
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
  private final LocalLightsail account = aws.lightsail();

  @AfterEach
  void close() {
    aws.close();
  }

  private List<String> fill(int instances, int nights) {
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
  static SnapshotFleet fleet(LightsailClient sdk) {
    LightsailSnapshots snapshots = LightsailSnapshots.ofInstances(sdk);
    return SnapshotFleet.builder()
        .group(new FleetGroup(
            snapshots,
            snapshots.instances(),
            Selection.all(),
            (client, instance) -> SnapshotJob.builder(client, instance.name(), Keep.last(3))
                .slot(DAY)
                .build()))
        .build();
  }

  static LightsailClient sdk(String endpoint) {
    return LightsailClient.builder()
        .endpointOverride(URI.create(endpoint))
        .region(Region.US_EAST_1)
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
      try (LightsailClient sdk = sdk(arguments[0])) {
        System.out.println(fleet(sdk).run().summary());
      }
    }
  }

  @Test
  void threeHundredInstancesSucceedAtTenRequestsASecond() {
    List<String> sources = fill(300, 0);
    LocalAws unused = aws.allow(10);

    FleetReport report;
    try (LightsailClient sdk = sdk(aws.endpoint().toString())) {
      report = fleet(sdk).run();
    }

    assertThat(report.summary()).as(report.toString()).isEqualTo("all 300 succeeded");
    assertThat(account.created()).hasSize(sources.size());
    // Of ten requests at most one is refused.
    assertThat(aws.calls().all().size()).isLessThan((300 + 3 * 20) * 10 / 9);
  }

  @Test
  void aProcessThatIsKilledInTheMiddleLosesNothing(@TempDir Path folder) throws Exception {
    List<String> sources = fill(60, 4);

    killed(folder, "CreateInstanceSnapshot", 20);
    killed(folder, "DeleteInstanceSnapshot", 30);
    FleetReport report;
    try (LightsailClient sdk = sdk(aws.endpoint().toString())) {
      report = fleet(sdk).run();
    }

    assertThat(report.count(Outcome.FAILED)).as(report.toString()).isZero();
    assertThat(account.created()).hasSize(60).doesNotHaveDuplicates();
    for (String source : sources) {
      SnapshotNaming naming = SnapshotNaming.ofSource(source);
      assertThat(account.names().stream().filter(naming::recognises)).as(source).hasSize(3);
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
