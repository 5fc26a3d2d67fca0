package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.Problem.Step;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs and previews whose listing fails. */
class ListingFailureTest {
  private final JobFixture web = new JobFixture();
  private final SnapshotException denied = new SnapshotException.AccessDenied("Could not list");

  @AfterEach
  void everyRunIsReportedOnce() {
    web.endsWithOneReportAndNoInterrupt();
  }

  @Test
  void aFailureBeforeTheCreationIsOnlyAWarningIfTheNextListingSucceeds() {
    web.nightly(2);
    web.client.nextListing(failing(denied));

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.warnings()).singleElement().extracting(Problem::step).isEqualTo(Step.LISTING);
    assertThat(web.names()).containsExactly(OWN);
  }

  @Test
  void twoFailuresLeaveTheSnapshotUnverifiedAndDeleteNothing() {
    web.nightly(2);
    web.client.nextListing(failing(denied)).nextListing(failing(denied));

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.errors().get(0).advice())
        .startsWith("The snapshot was created, but not verified.");
    assertThat(web.names()).containsExactly(web.daysAgo(2), web.daysAgo(1), OWN);
    assertThat(web.toldOnce()).isEqualTo(report);
  }

  @Test
  void aListingThatShowsANameTwiceIsAFailure() {
    web.nightly(2);
    web.client.nextListing(real -> () -> {
      List<Snapshot> twice = new ArrayList<>(real.get().snapshots());
      twice.add(twice.get(0).withState(State.ERROR));
      return Listing.of(twice);
    });

    SnapshotReport report = web.keepLast(1).prune();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(web.client.calls()).containsExactly("list");
    assertThat(report.errors())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("Could not list the snapshots: the client failed with"
            + " IllegalArgumentException: " + web.daysAgo(2) + " is listed twice");
  }

  @Test
  void aPruneWithoutAListingDeletesNothing() {
    web.nightly(2);
    web.client.nextListing(failing(denied));

    SnapshotReport report = web.keepLast(1).prune();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(web.client.calls()).containsExactly("list");
  }

  @Test
  void aPreviewThrowsTheFailure() {
    web.client.nextListing(failing(denied));
    SnapshotJob job = web.keepLast(1);
    assertThatThrownBy(job::preview).isSameAs(denied);
  }
}
