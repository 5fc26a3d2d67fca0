package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem.Kind;
import io.github.lightsailsnapshot.core.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README's table of problems: each row is a kind, and a run that goes wrong in that way says so. */
class FailurePageTest {
  /**
   * No test can reach it: {@code RetentionPlan.of} refuses every answer of a policy that would lead to it, as {@code
   * FailingPolicyTest} shows. It is asked again all the same before anything is deleted.
   */
  private static final Set<Kind> NEVER_SEEN = EnumSet.of(Kind.PLAN_GOES_TOO_FAR);

  private static List<String> rows() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("README.md"));
    return lines.subList(lines.indexOf("## Problems"), lines.size()).stream()
        .filter(line -> line.startsWith("| `"))
        .toList();
  }

  @Test
  void everyKindIsARowAndEveryRowAKind() throws IOException {
    assertThat(rows())
        .extracting(row -> row.substring("| `".length(), row.indexOf("` |")))
        .containsExactlyElementsOf(Arrays.stream(Kind.values()).map(Kind::name).toList());
  }

  @Test
  void everyRowSaysWhatItMeansAndWhatToDo() throws IOException {
    assertThat(rows()).allSatisfy(row -> assertThat(row).matches("\\|( [^|]*\\w\\W*? \\|){3}"));
  }

  static Stream<Kind> seen() {
    return EnumSet.complementOf(EnumSet.copyOf(NEVER_SEEN)).stream();
  }

  @ParameterizedTest
  @MethodSource("seen")
  void aRunThatGoesWrongInThatWaySaysSo(Kind kind) {
    RunReport report = FailingRuns.of(kind);

    assertThat(report.has(kind)).as(report.toString()).isTrue();
    assertThat(Stream.concat(report.problems().stream(), report.undelivered().stream()))
        .allSatisfy(problem -> {
          assertThat(problem.message()).isNotBlank();
          assertThat(problem.advice()).isNotBlank().endsWith(".");
        });
    assertThat(report.errors().isEmpty())
        .as("only a warning")
        .isEqualTo(report.outcome() == Outcome.SUCCEEDED || report.outcome() == Outcome.SKIPPED);
  }
}
