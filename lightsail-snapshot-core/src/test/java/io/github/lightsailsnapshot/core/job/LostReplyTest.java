package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Keep;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run whose request for a snapshot succeeds and whose reply is lost. */
class LostReplyTest {
  private final JobFixture web = new JobFixture();

  @AfterEach
  void everyRunIsReportedOnce() {
    web.endsWithOneReportAndNoInterrupt();
  }

  private <T> Supplier<T> lost(Supplier<T> real, RuntimeException afterwards) {
    return () -> {
      T unused = real.get();
      throw afterwards;
    };
  }

  @Test
  void aRepeatedRequestThatFindsTheNameInUseSucceeds() {
    web.nightly(1);
    web.client.nextCreation(real -> lost(real, new SnapshotException.NameTaken("in use")));

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(OWN);
    assertThat(web.names()).containsExactly(OWN);
  }

  @Test
  void aListingThatLagsIsReadAgain() {
    web.client.nextCreation(real -> lost(real, new SnapshotException.Unavailable("timed out")));
    web.client
        .nextListing(real -> real)
        .nextListing(real -> () -> Listing.of(List.of()))
        .nextListing(real -> () -> Listing.of(List.of()));

    assertThat(web.keepLast(1).run().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(web.names()).containsExactly(OWN);
  }

  @Test
  void theReportHasEachFailureOnTheWay() {
    web.client
        .nextListing(real -> real)
        .nextCreation(real -> lost(real, new SnapshotException.Unavailable("timed out")))
        .nextListing(failing(new SnapshotException.Throttled("Could not list")));

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.warnings())
        .extracting(Problem::toString)
        .containsExactly(
            "listing: Could not list. It was meant to show whether the snapshot was made.",
            "creation: timed out. The snapshot was created nevertheless.");
  }

  @Test
  void withoutAnyListingTheReportDoesNotDenyTheSnapshot() {
    web.client
        .nextListing(real -> real)
        .nextCreation(real -> lost(real, new SnapshotException.NameTaken("in use")));
    IntStream.range(0, 20)
        .forEach(i -> web.client.nextListing(failing(new SnapshotException.Throttled("no"))));

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(web.names()).containsExactly(OWN);
    assertThat(report.errors())
        .singleElement()
        .extracting(Problem::advice)
        .asString()
        .endsWith(
            "or to a snapshot that is not listed yet, which the next run counts. Nothing was deleted.");
  }

  @Test
  void aRequestThatTookADayIsRecognised() {
    web.client.nextCreation(real -> lost(
        () -> {
          web.time.pass(Duration.ofDays(1));
          return real.get();
        },
        new SnapshotException.NameTaken("in use")));

    SnapshotReport report =
        web.job(Keep.last(1)).slot(Duration.ofHours(1)).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void aFailedFirstListingDoesNotMatter() {
    web.client
        .nextListing(failing(new SnapshotException.Unavailable("no listing")))
        .nextCreation(real -> lost(real, new SnapshotException.NameTaken("in use")));

    assertThat(web.keepLast(1).run().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(web.names()).containsExactly(OWN);
  }

  @Test
  void aNameThatBelongsToSomethingElseFailsTheRunAfterAMinute() {
    web.nightly(2);
    web.region.holdName(OWN);

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(web.time.passed()).isEqualTo(Duration.ofMinutes(1));
    assertThat(web.client.count("delete")).isZero();
    assertThat(report.errors().get(0).advice()).contains("a disk, an instance");
  }
}
