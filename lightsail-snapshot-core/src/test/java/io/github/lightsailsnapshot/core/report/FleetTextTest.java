package io.github.lightsailsnapshot.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Where;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reader of a log sees of a fleet. */
class FleetTextTest {
  private static final Problem FAILURE =
      Problem.error(Problem.Kind.CREATION_FAILED, "Could not create it", "Look into it.");
  private static final Problem WARNING =
      Problem.warning(Problem.Kind.ZONE_NOT_SET, "The zone is UTC", "Set one.");

  private static SnapshotReport job(String source, Outcome outcome, Problem... problems) {
    return SnapshotReport.builder(new RunInfo(
            new RunId("run"), RunKind.RUN, Where.of("eu-west-1", "instance"), source, "nightly"))
        .outcome(outcome)
        .problems(List.of(problems))
        .build();
  }

  private static String text(SnapshotReport... jobs) {
    return FleetReport.builder("shop", RunKind.RUN)
        .where(Where.UNKNOWN.onHost("backup-1"))
        .jobs(List.of(jobs))
        .problems(List.of(Problem.warning(
            Problem.Kind.SOURCE_GONE, "web-0 no longer exists", "Delete its snapshots.")))
        .time(Instant.EPOCH, Instant.EPOCH.plusSeconds(95))
        .build()
        .toString();
  }

  @Test
  void theJobsThatNeedAttentionComeFirstAndInFull() {
    assertThat(text(
            job("web-1", Outcome.SUCCEEDED, WARNING),
            job("web-2", Outcome.DEGRADED, FAILURE),
            job("web-3", Outcome.FAILED, FAILURE),
            job("web-4", Outcome.SKIPPED)))
        .isEqualTo("""
            FAILED: shop: 1 of 4 failed, 1 degraded, 1 skipped
            Where: run on backup-1
            Started 1970-01-01T00:00:00Z, took 95 s
            Warnings:
              selection: web-0 no longer exists. Delete its snapshots.

            FAILED: snapshot of web-3 as nightly
            Where: instance in eu-west-1
            Started 1970-01-01T00:00:00Z, took 0 s
            No new snapshot is known
            Errors:
              creation: Could not create it. Look into it.

            DEGRADED: snapshot of web-2 as nightly
            Where: instance in eu-west-1
            Started 1970-01-01T00:00:00Z, took 0 s
            No new snapshot is known
            Errors:
              creation: Could not create it. Look into it.

            SUCCEEDED: web-1 in eu-west-1 as nightly, kept 0, deleted 0
              creation: The zone is UTC. Set one.
            SKIPPED: web-4 in eu-west-1 as nightly, kept 0, deleted 0""");
  }

  @Test
  void noNameForgesALine() {
    assertThat(text(
            job("a\nSUCCEEDED: b\u202e", Outcome.SUCCEEDED),
            job("c\nSUCCEEDED: d\u202e", Outcome.FAILED)))
        .doesNotContain("\nSUCCEEDED: b", "\nSUCCEEDED: d", "\u202e");
  }
}
