package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.resume.ResumeToken;
import io.github.lightsailsnapshot.core.resume.RunStatus;
import io.github.lightsailsnapshot.core.spi.JobEvent;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run in parts: started, stored as text, and resumed by another job. */
class ResumeTest {
  private final JobFixture web = new JobFixture();
  private final List<JobEvent> events = new ArrayList<>();

  private SnapshotJob.Builder job() {
    return web.job(Keep.last(1))
        .slot(Duration.ofDays(1))
        .zone(ZoneOffset.UTC)
        .listener(events::add);
  }

  private ResumeToken started() {
    web.region.settlesAfter(Duration.ofMinutes(5));
    RunStatus status = job().build().start();
    assertThat(status).isInstanceOf(RunStatus.InProgress.class);
    return ((RunStatus.InProgress) status).token();
  }

  private RunStatus resumed(ResumeToken token) {
    return job().build().resume(ResumeToken.parse(token.toString()));
  }

  private static SnapshotReport reportOf(RunStatus status) {
    assertThat(status).isInstanceOf(RunStatus.Ended.class);
    return ((RunStatus.Ended) status).report();
  }

  @Test
  void aRunThatWouldWaitIsSuspendedAndTellsNobody() {
    web.nightly(2);

    ResumeToken token = started();

    assertThat(token.snapshot().name()).startsWith("nightly-2026-11-22");
    assertThat(token.run().source()).isEqualTo("web-1");
    assertThat(token.acceptedAt()).isEqualTo(Instant.parse(JobFixture.NOW));
    assertThat(token.deadline()).isEqualTo(Instant.parse("2026-11-22T03:30:00Z"));
    assertThat(web.told).isEmpty();
    assertThat(web.names()).contains(web.daysAgo(1), web.daysAgo(2));
    assertThat(web.time.passed()).isEqualTo(Duration.ZERO);
  }

  @Test
  void itEndsOnceTheSnapshotIsAvailable() {
    web.nightly(2);
    ResumeToken token = started();
    web.time.pass(Duration.ofMinutes(6));

    SnapshotReport report = reportOf(resumed(token));

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.run().id()).isEqualTo(token.run().id());
    assertThat(report.startedAt()).isEqualTo(Instant.parse(JobFixture.NOW));
    assertThat(web.names()).containsExactly(token.snapshot().name());
    assertThat(web.told).containsExactly(report);
    assertThat(events)
        .extracting(event -> event.run().id())
        .containsOnly(token.run().id());
  }

  @Test
  void aResumedRunBeginsWithAnEventOfItsOwn() {
    ResumeToken token = started();
    events.clear();
    web.time.pass(Duration.ofMinutes(6));
    RunStatus unused = resumed(token);

    assertThat(events.get(0).progress())
        .isEqualTo(new Progress.Resumed(token.snapshot().name()));
    assertThat(events).extracting(JobEvent::progress).noneMatch(Progress.Started.class::isInstance);
  }

  @Test
  void theTokenHasTheServicesTimeHoweverWrongTheHostsClockIs() {
    web.region.settlesAfter(Duration.ofMinutes(5));
    Clock wrong = Clock.offset(web.time, Duration.ofHours(9));

    RunStatus status = job().clock(wrong).build().start();

    assertThat(((RunStatus.InProgress) status).token().deadline())
        .isEqualTo(Instant.parse("2026-11-22T03:30:00Z"));
  }

  @Test
  void whereTheServiceDoesNotTellItsTimeTheTokenHasTheHosts() {
    web.client.nextListing(Replies.untimed()).nextListing(Replies.untimed());

    ResumeToken token = started();

    assertThat(token.acceptedAt()).isEqualTo(Instant.parse(JobFixture.NOW));
    assertThat(token.deadline()).isEqualTo(Instant.parse("2026-11-22T03:30:00Z"));
  }

  @Test
  void whileItIsPendingTheSameTokenComesBack() {
    ResumeToken token = started();
    web.time.pass(Duration.ofMinutes(1));

    ResumeToken later = ((RunStatus.InProgress) resumed(token)).token();

    assertThat(later.run().id()).isEqualTo(token.run().id());
    assertThat(later.deadline()).isEqualTo(token.deadline());
    assertThat(resumed(later)).isEqualTo(new RunStatus.InProgress(later));
  }

  @Test
  void whatIsStillPendingAfterTheWaitIsDegraded() {
    ResumeToken token = started();
    web.region.settlesAfter(Duration.ofDays(1));
    web.put(token.snapshot().name(), Instant.parse(JobFixture.NOW), Snapshot.State.PENDING);
    web.time.pass(Duration.ofMinutes(31));

    SnapshotReport report = reportOf(resumed(token));

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.errors())
        .extracting(Problem::message)
        .anyMatch(text -> text.contains("is still pending after 30m"));
  }

  @Test
  void nothingIsDeletedOnASnapshotThatNoListingShows() {
    web.nightly(3);
    ResumeToken token = started();
    web.time.pass(Duration.ofMinutes(6));
    web.region.delete(web.region.snapshots().stream()
        .filter(snapshot -> snapshot.name().equals(token.snapshot().name()))
        .findFirst()
        .orElseThrow()
        .withState(Snapshot.State.AVAILABLE));
    web.time.pass(Duration.ofMinutes(30));

    SnapshotReport report = reportOf(resumed(token));

    assertThat(report.outcome()).isNotEqualTo(Outcome.SUCCEEDED);
    assertThat(report.deletions()).isEmpty();
    assertThat(web.names()).contains(web.daysAgo(1), web.daysAgo(2), web.daysAgo(3));
  }

  @Test
  void aListingThatFailsKeepsTheRunInProgressAndIsReportedInTheEnd() {
    ResumeToken token = started();
    web.client.nextListing(failing(new SnapshotException.Throttled("slow down")));
    RunStatus status = resumed(token);
    ResumeToken later = ((RunStatus.InProgress) status).token();
    web.time.pass(Duration.ofMinutes(6));

    SnapshotReport report = reportOf(resumed(later));

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.warnings()).extracting(Problem::message).contains("slow down");
  }

  @Test
  void oneThatIsResumedAfterADayDeletesNothing() {
    web.nightly(3);
    ResumeToken token = started();
    web.time.pass(Duration.ofHours(24));

    SnapshotReport report = reportOf(resumed(token));

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.deletions()).isEmpty();
  }

  @Test
  void resumedTwiceItDoesNoHarm() {
    web.nightly(2);
    ResumeToken token = started();
    web.time.pass(Duration.ofMinutes(6));
    SnapshotReport unusedFirst = reportOf(resumed(token));

    SnapshotReport second = reportOf(resumed(token));

    assertThat(second.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(web.names()).containsExactly(token.snapshot().name());
  }

  @Test
  void withNothingToWaitForItRunsToItsEnd() {
    web.nightly(2);
    web.region.settlesAfter(Duration.ZERO);

    SnapshotReport report = reportOf(job().waitTimeout(Duration.ZERO).build().start());

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(web.told).containsExactly(report);
  }

  @Test
  void anotherJobIsRefusedAndNothingIsCalled() {
    ResumeToken token = started();
    List<String> calls = List.copyOf(web.client.calls());
    SnapshotJob other = SnapshotJob.builder(web.client, "web-1", Keep.last(1))
        .basename("weekly")
        .host("host-1")
        .clock(web.time)
        .timeSource(web.time)
        .build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> other.resume(token))
        .withMessage("The run was started with the basename \"nightly\" and cannot be resumed by a"
            + " job with the basename \"weekly\"");
    assertThat(web.client.calls()).isEqualTo(calls);
    assertThat(web.told).isEmpty();
  }

  @Test
  void aChangedPolicyOrZoneHoldsAndIsNamed() {
    web.nightly(3);
    ResumeToken token = started();
    web.time.pass(Duration.ofMinutes(6));
    SnapshotJob changed = web.job(Keep.last(3))
        .slot(Duration.ofDays(1))
        .zone(ZoneId.of("Europe/Berlin"))
        .build();

    SnapshotReport report = reportOf(changed.resume(token));

    assertThat(report.warnings())
        .extracting(Problem::message)
        .contains(
            "The job's policy was last=1 when the run began, and is now last=3",
            "The job's zone was Z when the run began, and is now Europe/Berlin");
    assertThat(report.kept()).hasSize(3);
  }

  @Test
  void aTokenIsOneLineOfPrintableAscii() {
    String text = started().toString();

    assertThat(text).matches("[!-~]+").startsWith("lightsail-snapshot-run-1?");
    assertThat(ResumeToken.parse(text)).isEqualTo(ResumeToken.parse(" " + text + "\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?",
        "run",
        "lightsail-snapshot-run-2?run=a",
        "lightsail-snapshot-run-1?",
        "lightsail-snapshot-run-1?run=%zz",
        "lightsail-snapshot-run-1?run=a&run=b"
      })
  void whatIsNoTokenIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResumeToken.parse(text))
        .withMessageContaining("resume token");
  }

  @Test
  void aTokenWithoutAnyOneFieldOrWithADamagedOneIsRefused() {
    String whole = started().toString();
    String head = whole.substring(0, whole.indexOf('?') + 1);
    List<String> fields = List.of(whole.substring(head.length()).split("&"));
    List<String> optional = List.of("region", "kind", "created", "missing", "problem");
    for (String field : fields) {
      String name = field.substring(0, field.indexOf('='));
      List<String> others = new ArrayList<>(fields);
      others.remove(field);
      if (!optional.contains(name)) {
        assertThatExceptionOfType(IllegalArgumentException.class)
            .as(field)
            .isThrownBy(() -> ResumeToken.parse(head + String.join("&", others)))
            .withMessageContaining("\"" + name + "\" is missing");
      }
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResumeToken.parse(whole.replace("deadline=2026", "deadline=soon")))
        .withMessageContaining("must be a time");
  }

  @Test
  void aProblemKeepsItsKindAndOneOfAnUnknownKindIsRefused() {
    ResumeToken token = started();
    web.client.nextListing(failing(new SnapshotException.Throttled("slow down")));
    String text = ((RunStatus.InProgress) resumed(token)).token().toString();

    assertThat(ResumeToken.parse(text).parts().problems())
        .extracting(Problem::kind)
        .containsOnly(Problem.Kind.LISTING_FAILED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResumeToken.parse(text.replace("LISTING_FAILED", "LISTING_LOST")))
        .withMessage("The resume token was damaged: the field \"problem\" is \"LISTING_LOST\","
            + " which is not known");
  }
}
