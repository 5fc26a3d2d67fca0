package io.github.lightsailsnapshot.retention.benchmark;

import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a plan takes, beside a plain sort of the same snapshots. The snapshots are ten minutes apart; each has a name and
 * an instant of its own, as they come from a service.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms2g", "-Xmx2g"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class PlanBenchmark {
  private static final Instant NEWEST = Instant.parse("2026-11-22T03:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("Europe/London");
  private static final Comparator<Snapshot> BY_TIME_THEN_NAME =
      Comparator.comparing(Snapshot::createdAt).thenComparing(Snapshot::name);

  private final RetentionPolicy policy = RetentionPolicy.parse(
      "last=10, hourly=48, daily=30, weekly=12, monthly=24, yearly=10");

  @Param({"1000", "30000", "1000000"})
  int count;

  private List<Snapshot> newestFirst = List.of();
  private List<Snapshot> shuffled = List.of();

  @Setup
  public void takeSnapshots() {
    newestFirst = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Instant time = NEWEST.minusSeconds(600L * i);
      String name = "web-1-auto-" + time.toString().replace(':', '-');
      newestFirst.add(Snapshot.available(name, "web-1", time));
    }
    shuffled = new ArrayList<>(newestFirst);
    Collections.shuffle(shuffled, new Random(42));
  }

  @Benchmark
  public RetentionPlan planNewestFirst() {
    return RetentionPlan.of(policy, newestFirst, NEWEST, ZONE);
  }

  @Benchmark
  public RetentionPlan planShuffled() {
    return RetentionPlan.of(policy, shuffled, NEWEST, ZONE);
  }

  @Benchmark
  public List<Snapshot> sortShuffled() {
    List<Snapshot> sorted = new ArrayList<>(shuffled);
    sorted.sort(BY_TIME_THEN_NAME);
    return sorted;
  }
}
