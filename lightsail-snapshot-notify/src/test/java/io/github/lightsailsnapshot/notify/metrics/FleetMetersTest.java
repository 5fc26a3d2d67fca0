package io.github.lightsailsnapshot.notify.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.notify.Fleets;
import io.github.lightsailsnapshot.notify.Reports;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FleetMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final MetricsNotifier metrics = MetricsNotifier.to(registry);

  private double runs(String kind, String outcome) {
    return registry
        .get("lightsail.snapshot.fleet.runs")
        .tags("fleet", "fleet", "kind", kind, "outcome", outcome)
        .counter()
        .count();
  }

  private double jobs(String outcome) {
    return registry
        .get("lightsail.snapshot.fleet.jobs")
        .tags("fleet", "fleet", "kind", "run", "outcome", outcome)
        .gauge()
        .value();
  }

  private double runsOf(String source, String outcome) {
    return registry
        .get("lightsail.snapshot.runs")
        .tags("source", source, "outcome", outcome)
        .counter()
        .count();
  }

  @Test
  void eachJobIsCountedAsIfItRanAlone() {
    metrics.send(Fleets.failed());

    assertThat(runsOf("web-1", "succeeded")).isOne();
    assertThat(runsOf("web-2", "degraded")).isOne();
    assertThat(runsOf("api-1", "skipped")).isOne();
    assertThat(runsOf("nobody", "failed")).isOne();
    assertThat(registry
            .get("lightsail.snapshot.kept")
            .tags("source", "web-1")
            .gauge()
            .value())
        .isOne();
  }

  @Test
  void theFleetIsCountedByItsOutcomeAndKind() {
    metrics.send(Fleets.failed());
    metrics.send(Fleets.succeeded());
    metrics.send(Fleets.pruned());

    assertThat(runs("run", "failed")).isOne();
    assertThat(runs("run", "succeeded")).isOne();
    assertThat(runs("run", "degraded")).isZero();
    assertThat(runs("prune", "succeeded")).isOne();
    assertThat(registry
            .get("lightsail.snapshot.fleet.run.duration")
            .tags("kind", "run")
            .timer()
            .totalTime(TimeUnit.SECONDS))
        .isEqualTo(190);
  }

  @Test
  void theJobsOfTheLatestRunAreCounted() {
    metrics.send(Fleets.large());
    assertThat(jobs("failed")).isEqualTo(100);
    assertThat(jobs("degraded")).isEqualTo(50);

    metrics.send(Fleets.failed());
    assertThat(jobs("failed")).isOne();
    assertThat(jobs("succeeded")).isOne();
    assertThat(jobs("skipped")).isOne();
  }

  @Test
  void aLaterNotifierTakesOverTheGauge() {
    metrics.send(Fleets.large());
    MetricsNotifier.to(registry).send(Fleets.failed());

    assertThat(jobs("failed")).isOne();
    assertThat(runs("run", "failed")).isEqualTo(2);
  }

  @Test
  void aJobAloneHasNoMetersOfAFleet() {
    metrics.send(Reports.succeeded());
    assertThat(registry.find("lightsail.snapshot.fleet.runs").counter()).isNull();
  }

  @Test
  void theNameOfAFleetIsPlainText() {
    FleetReport hostile = Fleets.hostile();
    metrics.send(hostile);
    assertThat(registry.get("lightsail.snapshot.fleet.runs").counter().getId().getTag("fleet"))
        .doesNotContain("\n", "\u202e");
  }
}
