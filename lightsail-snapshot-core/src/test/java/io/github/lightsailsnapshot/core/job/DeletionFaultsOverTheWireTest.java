package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.WireFixture.DELETE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem.Step;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deletions that go wrong on the way between the real SDK and a local endpoint. */
@Timeout(60)
class DeletionFaultsOverTheWireTest {
  private final WireFixture wire = new WireFixture();

  @AfterEach
  void close() {
    wire.close();
  }

  @ParameterizedTest
  @EnumSource
  void aDeletionThatTookEffectCountsAndOneThatDidNotStopsNoOther(WireFault fault) {
    fault.plan(wire.aws.faults().on(DELETE).named(wire.daysAgo(4)));

    SnapshotReport report = wire.runWith(fault);

    assertThat(report.deletions())
        .extracting(deletion -> deletion.snapshot().name())
        .containsExactly(wire.daysAgo(5), wire.daysAgo(4), wire.daysAgo(3));
    assertThat(wire.aws.lightsail().deleted()).contains(wire.daysAgo(5), wire.daysAgo(3));
    assertThat(wire.aws.lightsail().deleted().contains(wire.daysAgo(4))).isEqualTo(fault.effective);
    if (!fault.effective) {
      assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
      assertThat(report.errors()).singleElement().satisfies(problem -> {
        assertThat(problem.step()).isEqualTo(Step.DELETION);
        assertThat(problem.message()).contains(wire.daysAgo(4));
        assertThat(problem.advice()).contains("the next run tries again");
        fault.isTheAnswerOf(problem);
      });
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RESET_AFTER", "RESET_DURING", "TRUNCATED", "TOO_SLOW_AFTER"})
  void aDeletionWhoseReplyIsLostSucceeds(WireFault fault) {
    fault.plan(wire.aws.faults().on(DELETE).named(wire.daysAgo(4)).once());

    SnapshotReport report = wire.runWith(fault);

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.deletions())
        .extracting(Deletion::result)
        .containsExactly(
            Deletion.Result.DELETED, Deletion.Result.ALREADY_GONE, Deletion.Result.DELETED);
  }
}
