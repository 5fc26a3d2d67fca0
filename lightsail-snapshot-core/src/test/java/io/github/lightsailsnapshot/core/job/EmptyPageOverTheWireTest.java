package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.WireFixture.DELETE;
import static io.github.lightsailsnapshot.core.job.WireFixture.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.core.wire.Fault;
import io.github.lightsailsnapshot.core.wire.LocalAws;
import io.github.lightsailsnapshot.core.wire.SdkClients;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/**
 * A history whose second page decides: whoever takes its empty answer for the end of the listing deletes a snapshot that the
 * policy keeps.
 */
@Timeout(60)
class EmptyPageOverTheWireTest {
  private static final String KEPT = "2026-10-30T20";
  private static final List<String> HOURS = List.of(
      "2026-11-24T07",
      "2026-11-21T18",
      "2026-11-20T13",
      "2026-11-14T18",
      "2026-11-08T21",
      "2026-11-01T13",
      KEPT,
      "2026-10-30T17",
      "2026-10-23T20",
      "2026-10-17T09",
      "2026-10-13T17",
      "2026-10-11T05",
      "2026-10-05T16",
      "2026-10-04T23",
      "2026-10-04T09",
      "2026-10-02T20",
      "2026-09-28T11",
      "2026-09-19T04",
      "2026-09-17T23",
      "2026-09-16T23",
      "2026-09-04T03",
      "2026-08-28T17");

  private final VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-11-26T03:00:00Z"));
  private final LocalAws aws = LocalAws.start();
  private final LightsailClient sdk = SdkClients.lightsail(aws);

  @BeforeEach
  void oldestFirstOnTwoPages() {
    aws.lightsail().clock(time);
    aws.lightsail().instance("web");
    HOURS.forEach(hour -> aws.lightsail().add(name(hour), "web", at(hour)));
    aws.lightsail()
        .listings()
        .order(Comparator.comparingDouble(item -> item.get("createdAt").asDouble()))
        .pageSize(18);
  }

  @AfterEach
  void close() {
    sdk.close();
    aws.close();
  }

  private static Instant at(String hour) {
    return Instant.parse(hour + ":00:00Z");
  }

  private static String name(String hour) {
    return new SnapshotNaming("web").nameAt(at(hour));
  }

  private static Stream<String> names(String... hours) {
    return Stream.of(hours).map(EmptyPageOverTheWireTest::name);
  }

  private Fault furtherPage() {
    return aws.faults().on(LIST).when(call -> !call.text("pageToken").isEmpty());
  }

  private SnapshotReport run() {
    return job().build().run();
  }

  private SnapshotJob.Builder job() {
    return SnapshotJob.builder(
            LightsailSnapshots.ofInstances(sdk),
            "web",
            RetentionPolicy.parse("weekly=2 then monthly=2"))
        .basename("web")
        .clock(time)
        .timeSource(time);
  }

  /** Of this week, of the week before, and of the two months before those. */
  private void onlyWhatThePolicyKeepsIsLeft() {
    assertThat(aws.lightsail().names())
        .containsExactlyInAnyOrderElementsOf(Stream.concat(
                Stream.of("web-2026-11-26T03-00-00Z"),
                names("2026-11-21T18", KEPT, "2026-09-28T11"))
            .toList());
  }

  @Test
  void aWholeListingLeavesWhatThePolicyKeeps() {
    assertThat(run().outcome()).isEqualTo(Outcome.SUCCEEDED);
    onlyWhatThePolicyKeepsIsLeft();
  }

  @Test
  void oneThatIsEmptyTwiceMakesTheListingIncompleteAndTheNextOneCounts() {
    furtherPage().times(2).body("");

    SnapshotReport report = run();

    assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.SUCCEEDED);
    onlyWhatThePolicyKeepsIsLeft();
  }

  @Test
  void oneThatIsEmptyTwiceLosesNothingInARunThatDoesNotWait() {
    furtherPage().times(2).body("");

    SnapshotReport report = job().waitTimeout(Duration.ZERO).build().run();

    assertThat(report.outcome()).as("%s", report).isIn(Outcome.SUCCEEDED, Outcome.DEGRADED);
    assertThat(aws.lightsail().names()).contains(name(KEPT));
  }

  @Test
  void oneThatIsAlwaysEmptyDeletesNothing() {
    furtherPage().body("");

    SnapshotReport report = run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(aws.calls().count(DELETE)).isZero();
    assertThat(aws.lightsail().names()).hasSize(HOURS.size() + 1).contains(name(KEPT));
  }
}
