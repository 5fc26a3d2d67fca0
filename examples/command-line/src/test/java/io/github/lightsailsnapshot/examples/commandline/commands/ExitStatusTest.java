package io.github.lightsailsnapshot.examples.commandline.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.RunId;
import io.github.lightsailsnapshot.core.report.RunInfo;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitStatusTest {
  private static final Problem NOT_MAILED = new Problem(
      Problem.Kind.NOT_DELIVERED, Problem.Severity.ERROR, "no mail", Optional.empty(), "");

  private static SnapshotReport report(Outcome outcome, List<Problem> undelivered) {
    RunInfo run = new RunInfo(RunId.random(), RunKind.RUN, Where.UNKNOWN, "web", "web-auto");
    return SnapshotReport.builder(run).outcome(outcome).undelivered(undelivered).build();
  }

  @ParameterizedTest
  @CsvSource({"SUCCEEDED, 0, 3", "DEGRADED, 3, 3", "FAILED, 1, 1", "SKIPPED, 4, 4"})
  void is_the_outcome_and_what_nobody_was_told_costs_success(
      Outcome outcome, int told, int untold) {
    assertThat(ExitStatus.of(report(outcome, List.of()), true)).isEqualTo(told);
    assertThat(ExitStatus.of(report(outcome, List.of(NOT_MAILED)), true)).isEqualTo(untold);
    assertThat(ExitStatus.of(report(outcome, List.of()), false)).isEqualTo(untold);
  }

  @Test
  void of_wrong_options_is_the_one_that_shells_expect() {
    assertThat(ExitStatus.USAGE).isEqualTo(2);
  }
}
