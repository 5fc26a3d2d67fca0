package io.github.lightsailsnapshot.notify.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots.Operation;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.notify.Reports;
import io.github.lightsailsnapshot.retention.Keep;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MetricsNotifierTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  private final MockClock clock = new MockClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
  private final MetricsNotifier metrics = MetricsNotifier.to(registry);

  MetricsNotifierTest() {
    long unused = clock.add(Duration.between(Instant.ofEpochMilli(clock.wallTime()), NOW));
  }

  private double runs(String source, String outcome) {
    return registry
        .get("lightsail.snapshot.runs")
        .tags("source", source, "basename", "nightly", "outcome", outcome)
        .counter()
        .count();
  }

  private double deletions(String result) {
    return registry
        .get("lightsail.snapshot.deletions")
        .tags("result", result)
        .counter()
        .count();
  }

  private double kept() {
    return registry.get("lightsail.snapshot.kept").gauge().value();
  }

  private double age() {
    return registry.get("lightsail.snapshot.recovery.point.age").timeGauge().value(TimeUnit.HOURS);
  }

  @Test
  void aLaterNotifierGoesOnWhereTheEarlierOneWas() {
    metrics.send(Reports.succeeded());
    double known = age();

    MetricsNotifier later = MetricsNotifier.to(registry);
    later.send(Reports.failed("web-1"));
    assertThat(age()).isEqualTo(known);
    assertThat(kept()).isPositive();
    long unused = clock.add(Duration.ofHours(5));
    assertThat(age()).isEqualTo(known + 5);

    MetricsNotifier.to(registry).send(Reports.nothingToRestoreFrom());
    assertThat(age()).isInfinite();
    assertThat(runs("web-1", "succeeded")).isEqualTo(2);
  }

  @Test
  void theFirstFailureOfARegisteredJobIsAnIncrease() {
    InMemorySnapshots region = InMemorySnapshots.ofInstances("web-1");
    SnapshotJob job = SnapshotJob.builder(region, "web-1", Keep.last(3))
        .basename("nightly")
        .notifier(metrics)
        .build();
    metrics.register(job, RunKind.RUN);
    assertThat(runs("web-1", "failed")).isZero();
    assertThat(age()).isNaN();
    assertThat(kept()).isNaN();

    region.failNext(Operation.CREATE, new SnapshotException.AccessDenied("no"));
    SnapshotReport report = job.run();
    metrics.register(job, RunKind.RUN);

    assertThat(report.undelivered()).isEmpty();
    assertThat(runs("web-1", "failed")).isOne();
    assertThat(registry.find("lightsail.snapshot.runs").tags("kind", "prune").counter())
        .isNull();
  }

  @Test
  void runsAreCountedByOutcome() {
    metrics.send(Reports.succeeded());
    metrics.send(Reports.succeeded());
    metrics.send(Reports.degraded());
    metrics.send(Reports.failed("web-1"));
    metrics.send(Reports.skipped());

    assertThat(runs("web-1", "succeeded")).isEqualTo(2);
    assertThat(runs("web-1", "degraded")).isOne();
    assertThat(runs("web-1", "failed")).isOne();
    assertThat(runs("web-1", "skipped")).isOne();
  }

  @Test
  void aPruningIsCountedApartFromSnapshots() {
    metrics.send(Reports.pruned());
    metrics.send(Reports.of(RunKind.SNAPSHOT, Reports.failed("web-1")));
    metrics.send(Reports.failed("web-1"));
    assertThat(runsOf("prune", "succeeded")).isOne();
    assertThat(runsOf("snapshot", "succeeded")).isZero();
    assertThat(runsOf("snapshot", "failed")).isOne();
    assertThat(runsOf("run", "failed")).isOne();
  }

  private double runsOf(String kind, String outcome) {
    return registry
        .get("lightsail.snapshot.runs")
        .tags("kind", kind, "outcome", outcome)
        .counter()
        .count();
  }

  @Test
  void aPruningMakesTheRecoveryPointNoYounger() {
    metrics.send(Reports.succeeded());
    long unused = clock.add(Duration.ofDays(9));
    metrics.send(Reports.pruned());
    assertThat(age()).isEqualTo(24 + 9 * 24);
    metrics.send(Reports.pruned(Reports.failed("web-1"), Outcome.FAILED));
    assertThat(age()).isEqualTo(24 + 9 * 24);
  }

  @Test
  void aGoodRegionHidesNoBadOne() {
    metrics.send(Reports.at(Where.of("eu-west-3", "instance"), Reports.nothingToRestoreFrom()));
    metrics.send(Reports.at(Where.of("us-east-1", "instance"), Reports.flood(1)));
    metrics.send(Reports.at(Where.UNKNOWN, Reports.flood(1)));
    assertThat(ageIn("eu-west-3", "instance")).isInfinite();
    assertThat(ageIn("us-east-1", "instance")).isZero();
    assertThat(ageIn("unknown", "unknown")).isZero();
  }

  private double ageIn(String region, String resource) {
    return registry
        .get("lightsail.snapshot.recovery.point.age")
        .tags("region", region, "resource", resource)
        .timeGauge()
        .value(TimeUnit.HOURS);
  }

  @Test
  void eachJobHasItsOwn() {
    metrics.send(Reports.succeeded());
    metrics.send(Reports.failed("web-2"));
    assertThat(runs("web-1", "succeeded")).isOne();
    assertThat(runs("web-2", "succeeded")).isZero();
    assertThat(runs("web-2", "failed")).isOne();
  }

  @Test
  void whatNeverHappenedIsZeroFromTheFirstReport() {
    metrics.send(Reports.skipped());
    assertThat(runs("web-1", "failed")).isZero();
    assertThat(deletions("failed")).isZero();
    assertThat(kept()).isNaN();
    assertThat(age()).isNaN();
  }

  @Test
  void deletionsAreCountedByTheirResult() {
    metrics.send(Reports.flood(500));
    metrics.send(Reports.flood(100));
    assertThat(deletions("deleted")).isEqualTo(495 + 99);
    assertThat(deletions("failed")).isEqualTo(6);
    assertThat(deletions("already_gone")).isZero();
  }

  @Test
  void theDurationIsTimed() {
    metrics.send(Reports.flood(1));
    var timer = registry.get("lightsail.snapshot.run.duration").timer();
    assertThat(timer.count()).isOne();
    assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(754);
  }

  @Test
  void whatIsKeptIsThatOfTheNewestPlan() {
    metrics.send(Reports.hostile());
    metrics.send(Reports.flood(3));
    metrics.send(Reports.failed("web-1"));
    assertThat(registry
            .get("lightsail.snapshot.kept")
            .tag("source", "web-1")
            .gauge()
            .value())
        .isOne();
  }

  @Test
  void theAgeOfTheRecoveryPointGrowsUntilThereIsANewerOne() {
    metrics.send(Reports.succeeded());
    assertThat(age()).as("the run's own is pending").isEqualTo(24);
    long unused = clock.add(Duration.ofHours(7));
    assertThat(age()).isEqualTo(31);
    metrics.send(Reports.failed("web-1"));
    assertThat(age()).as("a failure knows no better").isEqualTo(31);
    metrics.send(Reports.flood(1));
    assertThat(age()).isEqualTo(7);
  }

  @Test
  void aClockThatIsBehindMakesNoAgeNegative() {
    metrics.send(Reports.flood(1));
    long unused = clock.add(Duration.ofHours(-1));
    assertThat(age()).isZero();
  }

  @Test
  void noRecoveryPointAtAllIsOlderThanAnyLimit() {
    metrics.send(Reports.nothingToRestoreFrom());
    assertThat(age()).isInfinite().isPositive();
    assertThat(kept()).isZero();
  }

  @Test
  void metersStayWhenTheNotifierIsForgotten() {
    MetricsNotifier.to(registry).send(Reports.flood(1));
    System.gc();
    assertThat(age()).isZero();
  }

  @Test
  void tagsAreHarmlessToRead() {
    metrics.send(Reports.hostile());
    assertThat(registry.getMeters())
        .extracting(Meter::getId)
        .allSatisfy(id -> assertThat(id.getTags())
            .extracting(Tag::getValue)
            .noneMatch(value -> value.contains("\n") || value.contains("\u202e")));
  }

  @Test
  void aRegistryIsNeeded() {
    assertThatNullPointerException().isThrownBy(() -> MetricsNotifier.to(null));
  }
}
