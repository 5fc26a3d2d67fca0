package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.report.Outcome.DEGRADED;
import static io.github.lightsailsnapshot.core.report.Outcome.FAILED;
import static io.github.lightsailsnapshot.core.report.Outcome.SKIPPED;
import static io.github.lightsailsnapshot.core.report.Outcome.SUCCEEDED;
import static io.github.lightsailsnapshot.core.report.Problem.Step.CONSISTENCY;
import static io.github.lightsailsnapshot.core.report.Problem.Step.CREATION;
import static io.github.lightsailsnapshot.core.report.Problem.Step.DELETION;
import static io.github.lightsailsnapshot.core.report.Problem.Step.LISTING;
import static io.github.lightsailsnapshot.core.report.Problem.Step.PLANNING;
import static io.github.lightsailsnapshot.core.report.Problem.Step.RUN;
import static io.github.lightsailsnapshot.core.report.Problem.Step.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.Problem.Step;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How a run ends in each situation: its outcome, the steps of its errors, and whether it deletes anything. Each job has
 * three snapshots of earlier nights and keeps the newest one.
 */
class OutcomeTableTest {
  private static final boolean DELETES = true;
  private static final boolean DELETES_NOTHING = false;

  private final JobFixture web = new JobFixture().nightly(3);

  private record Row(
      String situation,
      Function<JobFixture, SnapshotReport> run,
      Outcome outcome,
      List<Step> errors,
      boolean deletes) {

    @Override
    public String toString() {
      return situation;
    }
  }

  private static Row row(
      String situation,
      Function<JobFixture, SnapshotReport> run,
      Outcome outcome,
      boolean deletes,
      Step... errors) {
    return new Row(situation, run, outcome, List.of(errors), deletes);
  }

  @AfterEach
  void noInterruptIsLeft() {
    assertThat(Thread.interrupted()).isFalse();
  }

  @ParameterizedTest
  @MethodSource({"snapshots", "requests", "listings", "others", "deletions", "foreignCode", "runs"})
  void aRunEndsAsTheTableSays(Row row) {
    SnapshotReport report = row.run().apply(web);

    assertThat(report.outcome()).as("%s", report).isEqualTo(row.outcome());
    assertThat(report.errors()).extracting(Problem::step).isEqualTo(row.errors());
    assertThat(report.deleted().isEmpty()).isNotEqualTo(row.deletes());
    assertThat(web.names().contains(web.daysAgo(3)) && web.names().contains(web.daysAgo(2)))
        .isNotEqualTo(row.deletes());
    assertThat(web.told)
        .containsExactly(report.toBuilder().undelivered(List.of()).build());
  }

  static Stream<Row> snapshots() {
    return Stream.of(
        row("available", web -> web.keepLast(1).run(), SUCCEEDED, DELETES),
        row("the slot has an available one", Situations::slotServed, SUCCEEDED, DELETES),
        row("accepted, not waited for", Situations::notWaitedFor, SUCCEEDED, DELETES),
        row("pending after the wait", Situations::pending, DEGRADED, DELETES, WAITING),
        row("ended in ERROR", Situations::endedInError, FAILED, DELETES_NOTHING, WAITING),
        row("missing for a minute", Situations::missing, FAILED, DELETES_NOTHING, WAITING),
        row("ERROR, slot served", Situations::errorInServedSlot, DEGRADED, DELETES, WAITING),
        row("missing, slot served", Situations::missingInServedSlot, DEGRADED, DELETES, WAITING),
        row("accepted, never seen", Situations::neverSeen, DEGRADED, DELETES_NOTHING, WAITING),
        row("UNKNOWN to the end", Situations::unknown, DEGRADED, DELETES_NOTHING, WAITING),
        row("unreadable to the end", Situations::unreadable, DEGRADED, DELETES_NOTHING, WAITING));
  }

  static Stream<Row> requests() {
    return Stream.of(
        row("denied", Situations::denied, FAILED, DELETES_NOTHING, CREATION),
        row("refused for a while", Situations::refusedOnce, SUCCEEDED, DELETES),
        row("refused throughout", Situations::refused, FAILED, DELETES_NOTHING, CREATION),
        row("throttled once", Situations::throttledOnce, SUCCEEDED, DELETES),
        row("throttled throughout", Situations::throttled, FAILED, DELETES_NOTHING, CREATION),
        row("no answer once", Situations::noAnswerOnce, SUCCEEDED, DELETES),
        row("no answer throughout", Situations::noAnswer, FAILED, DELETES_NOTHING, CREATION),
        row("failed, slot served", Situations::refusedInServedSlot, DEGRADED, DELETES, CREATION),
        row("slot before the newest", Situations::slotBehind, SKIPPED, DELETES_NOTHING));
  }

  static Stream<Row> listings() {
    return Stream.of(
        row("failed before the request", Situations::noFirstListing, SUCCEEDED, DELETES),
        row("failed, then again", Situations::noListing, FAILED, DELETES_NOTHING, LISTING),
        row("failed before a slot's", Situations::noFirstListingOfASlot, SUCCEEDED, DELETES),
        row("none for a slot", Situations::noListingOfASlot, FAILED, DELETES_NOTHING, CREATION),
        row("none while waiting", Situations::noneWhileWaiting, DEGRADED, DELETES_NOTHING, WAITING),
        row("unreadable items", Situations::unreadableItem, SUCCEEDED, DELETES));
  }

  static Stream<Row> others() {
    return Stream.of(
        row("another is pending", Situations::otherPending, SKIPPED, DELETES_NOTHING),
        row("another is stuck", Situations::otherStuck, DEGRADED, DELETES, LISTING),
        row("the newest ended in ERROR", Situations::otherFailed, DEGRADED, DELETES, LISTING));
  }

  static Stream<Row> deletions() {
    return Stream.of(
        row("one failed", Situations::deletionFailed, DEGRADED, DELETES, DELETION),
        row("above the ceiling", Situations::aboveCeiling, DEGRADED, DELETES_NOTHING, PLANNING),
        row("the policy threw", Situations::policyThrew, DEGRADED, DELETES_NOTHING, PLANNING));
  }

  static Stream<Row> foreignCode() {
    return Stream.of(
        row("hook before failed", Situations::hookBefore, FAILED, DELETES_NOTHING, CONSISTENCY),
        row("went on without it", Situations::crashConsistent, DEGRADED, DELETES, CONSISTENCY),
        row("hook after failed", Situations::hookAfter, DEGRADED, DELETES, CONSISTENCY),
        row("a notifier failed", Situations::notifierFailed, SUCCEEDED, DELETES),
        row("clocks differ", Situations::clocksDiffer, SUCCEEDED, DELETES));
  }

  static Stream<Row> runs() {
    return Stream.of(
        row("snapshot() accepted", web -> web.keepLast(1).snapshot(), SUCCEEDED, DELETES_NOTHING),
        row("prune()", web -> web.keepLast(1).prune(), SUCCEEDED, DELETES),
        row("prune(), no listing", Situations::pruneBlind, FAILED, DELETES_NOTHING, LISTING),
        row("interrupted at first", Situations::interrupted, FAILED, DELETES_NOTHING, RUN),
        row("interrupted later", Situations::interruptedLater, DEGRADED, DELETES_NOTHING, RUN));
  }
}
