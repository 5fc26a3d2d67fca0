package io.github.lightsailsnapshot.retention.benchmark;

import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.forecast.Forecast;
import io.github.lightsailsnapshot.retention.forecast.Scenario;
import io.github.lightsailsnapshot.retention.forecast.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a forecast of hourly snapshots takes, beside a plan for each of them. Each iteration is one forecast, as a host
 * would make it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms2g", "-Xmx2g"})
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class ForecastBenchmark {
  private static final Instant START = Instant.parse("2026-11-22T03:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("Europe/London");
  private static final Duration DAYS_PER_YEAR = Duration.ofDays(365);

  @Param({
    "last=10, hourly=48, daily=30, weekly=12, monthly=24, yearly=10",
    "last=3 then hourly=48 then daily=30 then weekly=12 then monthly=24 then yearly=10",
    "hourly-within=2d, daily-within=1m, monthly-within=2y"
  })
  String policy = "";

  @Param("10")
  int years;

  private Scenario scenario() {
    return Scenario.of(
            Schedule.every(Duration.ofHours(1)),
            START,
            START.plus(DAYS_PER_YEAR.multipliedBy(years)))
        .in(ZONE);
  }

  @Benchmark
  public Forecast forecast() {
    return Forecast.of(RetentionPolicy.parse(policy), scenario());
  }

  @Benchmark
  public int planEachHour() {
    RetentionPolicy parsed = RetentionPolicy.parse(policy);
    List<Snapshot> held = List.of();
    for (int hour = 0; hour < 24 * DAYS_PER_YEAR.toDays() * years; hour++) {
      Instant now = START.plus(Duration.ofHours(hour));
      List<Snapshot> present = new ArrayList<>(held.size() + 1);
      present.add(Snapshot.available(now.toString(), "web-1", now));
      present.addAll(held);
      held = RetentionPlan.of(parsed, present, now, ZONE).kept();
    }
    return held.size();
  }
}
