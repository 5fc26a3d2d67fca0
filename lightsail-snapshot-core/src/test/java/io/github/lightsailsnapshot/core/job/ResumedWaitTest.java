package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.NOW;
import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.resume.ResumeToken;
import io.github.lightsailsnapshot.core.resume.RunStatus;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a run in parts carries from one part to the next: since when its snapshot is missing, when it was accepted, and where. */
class ResumedWaitTest {
  private static final String SLOT = "nightly-2026-11-22T00-00-00Z";

  private final SnapshotException noListing = new SnapshotException.Throttled("No listing");

  private final JobFixture web = new JobFixture().nightly(2);

  private SnapshotJob.Builder job() {
    web.region.settlesAfter(Duration.ofHours(1));
    return web.job(Keep.last(1)).slot(Duration.ofDays(1)).zone(ZoneOffset.UTC);
  }

  private static ResumeToken tokenOf(RunStatus status) {
    assertThat(status).isInstanceOf(RunStatus.InProgress.class);
    return ResumeToken.parse(((RunStatus.InProgress) status).token().toString());
  }

  private static SnapshotReport reportOf(RunStatus status) {
    assertThat(status).isInstanceOf(RunStatus.Ended.class);
    return ((RunStatus.Ended) status).report();
  }

  private RunStatus resumedAfter(Duration pause, ResumeToken token) {
    web.time.pass(pause);
    return job().build().resume(token);
  }

  private ResumeToken missingOnce() {
    ResumeToken started = tokenOf(job().build().start());
    ResumeToken seen = tokenOf(resumedAfter(Duration.ofMinutes(1), started));
    web.client.nextListing(Replies.without(SLOT));
    return tokenOf(resumedAfter(Duration.ofMinutes(1), seen));
  }

  @Test
  void itKnowsSinceWhenTheSnapshotIsMissing() {
    assertThat(missingOnce().parts().sighting().missingSince())
        .contains(Instant.parse(NOW).plus(Duration.ofMinutes(2)));
  }

  @Test
  void oneThatIsMissingForAMinuteOverTwoPartsIsGone() {
    ResumeToken missing = missingOnce();
    web.client.nextListing(Replies.without(SLOT));

    SnapshotReport report = reportOf(resumedAfter(Duration.ofMinutes(1), missing));

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.has(Problem.Kind.SNAPSHOT_GONE)).isTrue();
    assertThat(report.deletions()).isEmpty();
  }

  @Test
  void oneThatIsMissingForLessIsStillWaitedFor() {
    ResumeToken missing = missingOnce();
    web.client.nextListing(Replies.without(SLOT));

    ResumeToken later = tokenOf(resumedAfter(Duration.ofSeconds(59), missing));

    assertThat(later.parts().sighting().missingSince())
        .contains(Instant.parse(NOW).plus(Duration.ofMinutes(2)));
  }

  @Test
  void withoutAListingAtTheEndOfTheWaitItIsNotVerified() {
    ResumeToken token = tokenOf(job().build().start());
    web.client.nextListing(failing(noListing));

    SnapshotReport report = reportOf(resumedAfter(Duration.ofMinutes(30), token));

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.deletions()).isEmpty();
    assertThat(report.errors())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo(SLOT + " was accepted, but no listing came back until 2026-11-22T03:30:00Z");
  }

  @Test
  void oneThatIsResumedTooLateTellsTheStateOfItsSnapshot() {
    ResumeToken token = tokenOf(job().build().start());

    SnapshotReport report = reportOf(resumedAfter(Duration.ofHours(24), token));

    assertThat(report.has(Problem.Kind.RESUMED_TOO_LATE)).isTrue();
    assertThat(report.snapshot().map(TakenSnapshot::state)).contains(State.AVAILABLE);
  }

  @Test
  void aCreatedOneWasAcceptedWhenItWasCreated() {
    web.client.nextCreation(real -> () -> {
      Optional<Instant> accepted = real.get();
      web.time.pass(Duration.ofSeconds(20));
      return accepted;
    });

    assertThat(tokenOf(job().build().start()).acceptedAt()).isEqualTo(Instant.parse(NOW));
  }

  @Test
  void aFoundOneCountsFromThenOn() {
    web.put(SLOT, Instant.parse("2026-11-22T02:00:00Z"), State.PENDING);

    assertThat(tokenOf(job().build().start()).acceptedAt()).isEqualTo(Instant.parse(NOW));
  }

  @Test
  void whereListingsTellNoTimeItWasAcceptedByTheHostsClock() {
    web.client.nextListing(Replies.untimed());
    SnapshotJob ahead =
        job().clock(Clock.offset(web.time, Duration.ofMinutes(2))).build();

    assertThat(tokenOf(ahead.start()).acceptedAt())
        .isEqualTo(Instant.parse("2026-11-22T03:02:00Z"));
  }

  /** The same region by another name. */
  private record Elsewhere(SnapshotClient client, Where where) implements SnapshotClient {
    @Override
    public Listing list() {
      return client.list();
    }

    @Override
    public Optional<Instant> create(String source, String name) {
      return client.create(source, name);
    }

    @Override
    public void delete(Snapshot snapshot) {
      client.delete(snapshot);
    }
  }

  private SnapshotJob jobIn(Where where) {
    web.region.settlesAfter(Duration.ofHours(1));
    return SnapshotJob.builder(new Elsewhere(web.client, where), "web-1", Keep.last(1))
        .basename("nightly")
        .clock(web.time)
        .timeSource(web.time)
        .build();
  }

  @Test
  void aJobInAnotherRegionCannotResumeIt() {
    ResumeToken token = tokenOf(jobIn(Where.of("eu-central-1", "instance")).start());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> jobIn(Where.of("eu-west-1", "instance")).resume(token))
        .withMessageContaining("the region \"eu-central-1\"")
        .withMessageContaining("the region \"eu-west-1\"");
  }

  @Test
  void aJobOfAnotherKindCannotResumeIt() {
    ResumeToken token = tokenOf(jobIn(Where.of("eu-central-1", "instance")).start());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> jobIn(Where.of("eu-central-1", "disk")).resume(token))
        .withMessageContaining("the kind \"instance\"")
        .withMessageContaining("the kind \"disk\"");
  }

  @Test
  void aJobThatDoesNotKnowItsRegionCannotResumeOneThatDoes() {
    ResumeToken token = tokenOf(jobIn(Where.of("eu-central-1", "instance")).start());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> jobIn(Where.UNKNOWN).resume(token))
        .withMessageContaining("the region \"unknown\"");
  }
}
