package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.WireFixture.CREATE;
import static io.github.lightsailsnapshot.core.job.WireFixture.DELETE;
import static io.github.lightsailsnapshot.core.job.WireFixture.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.core.lightsail.ShortLimits;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.Problem.Step;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** Runs that no answer reaches: without endpoint, credentials or host, and interrupted. */
@Timeout(60)
class ConnectionFaultsOverTheWireTest {
  private final WireFixture wire = new WireFixture();

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void aRunWithoutEndpointFails() {
    wire.aws.close();

    SnapshotReport report = wire.run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.snapshot()).isEmpty();
    assertThat(report.errors()).extracting(Problem::step).containsExactly(Step.CREATION);
    assertThat(report.problems())
        .allSatisfy(
            problem -> assertThat(problem.message()).startsWith("Could not ").hasLineCount(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {LIST, CREATE, DELETE})
  void anInterruptionWhileTheSdkReadsEndsTheRunWithinOneAttempt(String operation) {
    Thread run = Thread.currentThread();
    wire.aws.faults().on(operation).before(run::interrupt);
    wire.aws.faults().on(operation).delayBefore(Duration.ofMinutes(5));
    long before = System.nanoTime();

    SnapshotReport report = wire.run();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    assertThat(wire.aws.calls().count(operation)).isEqualTo(1);
    assertThat(wire.aws.lightsail().deleted()).isEmpty();
    assertThat(report.errors())
        .anySatisfy(problem -> assertThat(problem.message()).startsWith("The run was interrupted"));
  }

  private SnapshotReport runWith(AwsCredentialsProvider credentials) {
    try (LightsailClient client = LightsailClient.builder()
        .region(Region.US_EAST_1)
        .endpointOverride(wire.aws.endpoint())
        .credentialsProvider(credentials)
        .build()) {
      return wire.reported(wire.keepThree(ShortLimits.of(client)).waitTimeout(Duration.ZERO));
    }
  }

  @Test
  void credentialsThatHangAreAbandoned() {
    CountDownLatch never = new CountDownLatch(1);

    SnapshotReport report = runWith(() -> {
      try {
        never.await();
      } catch (InterruptedException givenUp) {
        throw new IllegalStateException(givenUp);
      }
      return AwsBasicCredentials.create("a", "b");
    });

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.errors().toString()).contains("perhaps because of the credentials");
  }

  @Test
  void aRunWithoutCredentialsRepeatsNoCall() {
    SnapshotReport report = runWith(DefaultCredentialsProvider.builder()
        .profileFile(() -> ProfileFile.aggregator().build())
        .build());

    assertThat(report.errors())
        .singleElement()
        .satisfies(error -> assertThat(error.toString())
            .contains("there are no AWS credentials", "AWS_ACCESS_KEY_ID")
            .contains("No snapshot was made"));
    assertThat(report.warnings()).hasSize(1);
  }

  @Test
  void anUnknownHostIsReported() {
    try (LightsailClient client = LightsailClient.builder()
        .region(Region.of("xx-nowhere-9"))
        .endpointOverride(URI.create("http://lightsail.xx-nowhere-9.invalid"))
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .build()) {
      SnapshotReport report = wire.reported(wire.keepThree(LightsailSnapshots.ofInstances(client)));

      assertThat(report.toString())
          .contains("the host lightsail.xx-nowhere-9.invalid is not known; see the region");
    }
  }
}
