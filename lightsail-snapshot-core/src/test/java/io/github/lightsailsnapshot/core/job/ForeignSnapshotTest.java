package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.ForeignNames;
import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a run does with snapshots that the job did not make, and with unreadable ones. */
class ForeignSnapshotTest {
  private final JobFixture web = new JobFixture();

  @AfterEach
  void everyRunIsReportedOnce() {
    web.endsWithOneReportAndNoInterrupt();
  }

  @Test
  void aSnapshotThatTheJobDidNotMakeIsNeverDeleted() {
    Instant old = Instant.parse("2020-01-01T00:00:00Z");
    List<String> foreign = ForeignNames.NEAR_NIGHTLY;
    foreign.forEach(name -> web.put(name, old, State.AVAILABLE));
    web.region.put(Snapshot.available("nightly-2023-03-02T00-00-00Z", "web-2", old));
    web.region.put(Snapshot.available("nightly-2023-03-03T00-00-00Z", "web-1", old)
        .withSourceId(web.webId)
        .asCopyOfAutomatic());
    web.nightly(3);

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.deleted()).hasSize(3);
    assertThat(web.names())
        .hasSize(foreign.size() + 3)
        .containsAll(foreign)
        .contains("nightly-2023-03-02T00-00-00Z", "nightly-2023-03-03T00-00-00Z", OWN);
  }

  @Test
  void theLastBackupOfTheFormerInstanceOfThatNameIsKept() {
    web.nightly(2);
    web.region.addInstance("web-1");

    web.keepLast(1).run();

    assertThat(web.names()).containsExactly(web.daysAgo(1), OWN);
  }

  @Test
  void snapshotsOfTheShellScriptAreTakenOver() {
    web.put("nightly-2024-01-01T01-00-00", Instant.parse("2024-01-01T01:00:00Z"), State.AVAILABLE);

    web.keepLast(1).run();

    assertThat(web.names()).containsExactly(OWN);
  }

  @Test
  void anUnreadableSnapshotIsAWarning() {
    web.client.nextListing(real -> () -> new Listing(
        real.get().snapshots(),
        List.of(
            new Listing.Unreadable("nightly-2026-11-20T03-00-00Z", "createdAt is missing"),
            new Listing.Unreadable("other", "its state is null")),
        Optional.empty()));

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.warnings())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("nightly-2026-11-20T03-00-00Z could not be read: createdAt is missing");
  }
}
