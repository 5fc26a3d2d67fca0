package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.Problem.Step;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.History;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run whose policy throws. */
class FailingPolicyTest {
  private final JobFixture web = new JobFixture();

  @AfterEach
  void everyRunIsReportedOnce() {
    web.endsWithOneReportAndNoInterrupt();
  }

  @Test
  void deletionsEndIfThePolicyThrowsAtTheSecondPlan() {
    web.nightly(3);
    List<History> asked = new ArrayList<>();
    RetentionPolicy fickle = RetentionPolicy.of("fickle", history -> {
      asked.add(history);
      if (asked.size() > 1) {
        throw new ArithmeticException("no");
      }
      return List.of();
    });
    web.client.nextDeletion(real -> () -> {
      real.run();
      web.time.pass(Duration.ofMinutes(11));
    });

    SnapshotReport report = web.job(fickle).build().run();

    assertThat(names(report.deleted())).containsExactly(web.daysAgo(3));
    assertThat(report.errors())
        .singleElement()
        .extracting(Problem::advice)
        .isEqualTo("Nothing more was deleted. Fix the policy.");
  }

  @Test
  void nothingIsDeletedIfThePolicyCannotBeLoaded() {
    web.nightly(3);
    RetentionPolicy unloadable = RetentionPolicy.of("unloadable", history -> {
      throw new NoClassDefFoundError("com/example/Missing");
    });

    SnapshotReport report = web.job(unloadable).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(web.names()).hasSize(4);
    assertThat(report.errors()).singleElement().extracting(Problem::step).isEqualTo(Step.PLANNING);
  }

  @Test
  void anAssertionErrorInAPolicyIsReported() {
    web.nightly(3);
    RetentionPolicy script = RetentionPolicy.of("script", history -> {
      throw new AssertionError("assert history.size() > 5");
    });

    SnapshotReport report = web.job(script).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(web.names()).hasSize(4);
    assertThat(web.toldOnce().errors())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo(
            "Could not plan: Policy \"script\" failed: java.lang.AssertionError: assert history.size() > 5");
  }

  /** A class of a host's own, whose every method answers with what belongs to somebody else. */
  private record Grabbing(Snapshot foreign) implements RetentionPolicy {
    @Override
    public Collection<Snapshot> keep(History history) {
      return List.of(foreign);
    }

    @Override
    public Map<Snapshot, List<String>> explain(History history) {
      return Map.of(foreign, List.of("mine"));
    }

    @Override
    public RetentionPolicy or(RetentionPolicy other) {
      return this;
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = RunKind.class,
      names = {"RUN", "PRUNE"})
  void nothingForeignIsDeletedWhateverAPolicyAnswers(RunKind kind) {
    web.nightly(3);
    Snapshot foreign = Snapshot.available(
        "by-hand", "web-2", Instant.parse(JobFixture.NOW).minus(Duration.ofDays(400)));
    web.region.put(foreign);
    SnapshotJob job = web.job(Keep.last(1).or(new Grabbing(foreign)).or(new Grabbing(foreign)))
        .build();

    SnapshotReport report = kind == RunKind.RUN ? job.run() : job.prune();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.errors()).singleElement().extracting(Problem::step).isEqualTo(Step.PLANNING);
    assertThat(web.names()).contains("by-hand", web.daysAgo(1), web.daysAgo(2), web.daysAgo(3));
    assertThat(web.client.count("delete")).isZero();
  }
}
