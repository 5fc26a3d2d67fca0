package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.resume.ResumeToken;
import io.github.lightsailsnapshot.core.resume.RunStatus;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The time by which a plan judges ages: what Lightsail told, the earliest of it, and never a host's clock that is ahead. */
class PlanTimeTest {
  private static final Instant BEGIN = Instant.parse(NOW);

  private final JobFixture web = new JobFixture();
  private final List<Instant> plannedAt = new ArrayList<>();
  private final RetentionPolicy policy = RetentionPolicy.of("mine", history -> {
    plannedAt.add(history.now());
    return Keep.all().keep(history);
  });

  private SnapshotJob.Builder job() {
    return web.job(policy);
  }

  private static Instant minutes(int after) {
    return BEGIN.plus(Duration.ofMinutes(after));
  }

  private void listingsTellNoTime() {
    for (int listing = 0; listing < 9; listing++) {
      web.client.nextListing(Replies.untimed());
    }
  }

  private void creationTellsNoTime() {
    web.client.nextCreation(real -> () -> {
      Optional<Instant> unused = real.get();
      return Optional.empty();
    });
  }

  private void theWaitTakes(Duration time) {
    web.region.settlesAfter(time);
  }

  @Test
  void isWhenTheRunsSnapshotWasCreatedHoweverLongItTook() {
    theWaitTakes(Duration.ofMinutes(20));

    SnapshotReport report = job().build().run();

    assertThat(plannedAt).containsOnly(BEGIN);
    assertThat(report.has(Problem.Kind.TIME_NOT_TOLD)).isFalse();
  }

  @Test
  void isTheCreationAlsoWhereNoListingTellsTheTime() {
    listingsTellNoTime();

    SnapshotReport report = job().build().run();

    assertThat(plannedAt).containsOnly(BEGIN);
    assertThat(report.has(Problem.Kind.TIME_NOT_TOLD)).isFalse();
  }

  @Test
  void isALittleAfterTheListingOfASnapshotThatIsDatedLater() {
    web.client.nextCreation(real -> () -> {
      web.put(JobFixture.OWN, minutes(30), State.AVAILABLE);
      return Optional.of(minutes(30));
    });

    SnapshotReport unused = job().waitTimeout(Duration.ZERO).build().run();

    assertThat(plannedAt).containsOnly(minutes(5));
  }

  @Test
  void isTheListingsForASnapshotThatWasFound() {
    web.put("nightly-2026-11-22T00-00-00Z", minutes(-60), State.AVAILABLE);

    SnapshotReport unused =
        job().slot(Duration.ofDays(1)).zone(ZoneOffset.UTC).build().run();

    assertThat(plannedAt).containsOnly(BEGIN);
  }

  @Test
  void isTheListingsForARunThatWasResumed() {
    theWaitTakes(Duration.ofMinutes(5));
    ResumeToken token = ((RunStatus.InProgress) job().build().start()).token();
    web.time.pass(Duration.ofMinutes(6));

    RunStatus status = job().build().resume(token);

    assertThat(status).isInstanceOf(RunStatus.Ended.class);
    assertThat(plannedAt).containsOnly(minutes(6));
  }

  @Test
  void isTheListingsForARunThatOnlyPrunes() {
    SnapshotReport unused = web.nightly(1)
        .job(policy)
        .clock(Clock.offset(web.time, Duration.ofDays(9)))
        .build()
        .prune();

    assertThat(plannedAt).containsOnly(BEGIN);
  }

  @Test
  void isTheNewestCreationWhereNothingTellsTheTime() {
    web.put(web.daysAgo(1), State.AVAILABLE);
    listingsTellNoTime();

    SnapshotReport report =
        job().clock(Clock.offset(web.time, Duration.ofDays(9))).build().prune();

    assertThat(plannedAt).containsOnly(minutes(-24 * 60));
    assertThat(report.has(Problem.Kind.TIME_NOT_TOLD)).isTrue();
  }

  @Test
  void isTheHostsClockIfThatIsEarlier() {
    web.put(web.daysAgo(1), State.AVAILABLE);
    listingsTellNoTime();

    SnapshotReport unused =
        job().clock(Clock.offset(web.time, Duration.ofDays(-2))).build().prune();

    assertThat(plannedAt).containsOnly(minutes(-48 * 60));
  }

  @Test
  void isNeverAheadOfTheNewestWhereNeitherCreationNorListingTellsTheTime() {
    listingsTellNoTime();
    creationTellsNoTime();

    SnapshotReport report = job().waitTimeout(Duration.ZERO).build().run();

    assertThat(plannedAt).containsOnly(BEGIN);
    assertThat(report.has(Problem.Kind.TIME_NOT_TOLD)).isTrue();
  }
}
