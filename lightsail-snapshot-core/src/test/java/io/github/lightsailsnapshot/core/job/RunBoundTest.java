package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bound of a run, as the Javadoc of {@link SnapshotJob} states it, where each call takes its limit and much goes wrong. */
class RunBoundTest {
  private static final Duration CALL = Duration.ofSeconds(31);
  private static final Duration HOOK_TIMEOUT = Duration.ofMinutes(2);
  private static final int SEEDS = 400;

  @ParameterizedTest
  @EnumSource(RunKind.class)
  void isKept(RunKind kind) {
    double fullest = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Trial trial = new Trial(kind, new SplittableRandom(seed));
      SnapshotReport report = trial.run();
      Duration bound = trial.bound(report);
      assertThat(trial.time.passed()).as("seed %d: %s", seed, report).isLessThanOrEqualTo(bound);
      fullest = Math.max(fullest, (double) trial.time.passed().toMillis() / bound.toMillis());
    }
    assertThat(fullest).as("a bound that no run comes near says nothing").isGreaterThan(0.4);
  }

  private static final class Trial implements SnapshotClient {
    private static final List<Duration> WAITS = List.of(
        Duration.ZERO, Duration.ofSeconds(20), Duration.ofMinutes(5), Duration.ofMinutes(30));

    private final VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-11-22T03:00:00Z"));
    private final InMemorySnapshots region =
        InMemorySnapshots.ofInstances("web-1").clock(time);
    private final RunKind kind;
    private final SplittableRandom random;
    private final Duration wait;
    private final double odds;
    private final int hooks;
    private final Set<String> names = new HashSet<>();

    Trial(RunKind kind, SplittableRandom random) {
      this.kind = kind;
      this.random = random;
      this.wait = WAITS.get(random.nextInt(WAITS.size()));
      this.odds = List.of(0.0, 0.3, 0.9, 1.0).get(random.nextInt(4));
      this.hooks = random.nextInt(3);
      region.settlesAfter(Duration.ofMinutes(random.nextInt(40)));
      for (int day = 1; day <= 40; day++) {
        Instant then = time.instant().minus(Duration.ofDays(day));
        region.add("web-1", new SnapshotNaming("nightly").nameAt(then), then);
      }
    }

    SnapshotReport run() {
      SnapshotJob.Builder job = SnapshotJob.builder(this, "web-1", Keep.last(2))
          .basename("nightly")
          .clock(time)
          .timeSource(time)
          .waitTimeout(wait)
          .hookTimeout(HOOK_TIMEOUT);
      if (random.nextBoolean()) {
        job.slot(Duration.ofDays(1));
      }
      if (hooks > 0) {
        job.beforeSnapshot(() -> time.pass(HOOK_TIMEOUT));
      }
      if (hooks > 1) {
        job.afterSnapshot(() -> time.pass(HOOK_TIMEOUT));
      }
      return switch (kind) {
        case RUN -> job.build().run();
        case SNAPSHOT -> job.build().snapshot();
        case PRUNE -> job.build().prune();
      };
    }

    Duration bound(SnapshotReport report) {
      Duration listing = CALL;
      int deletions = report.deletions().size();
      Duration deleting = CALL.multipliedBy(deletions)
          .plus(
              listing.multipliedBy(CALL.multipliedBy(deletions).dividedBy(Duration.ofMinutes(10))));
      if (kind == RunKind.PRUNE) {
        return listing.multipliedBy(2).plus(deleting);
      }
      Duration ask = wait.compareTo(Duration.ofMinutes(1)) > 0 ? wait : Duration.ofMinutes(1);
      return ask.multipliedBy(2)
          .plus(listing.plus(Duration.ofMinutes(1)).multipliedBy(Math.max(1, names.size())))
          .plus(HOOK_TIMEOUT.multipliedBy(5L * hooks))
          .plus(listing.multipliedBy(10))
          .plus(CALL.multipliedBy(2))
          .plus(deleting);
    }

    private void answer() {
      time.pass(CALL);
      if (random.nextDouble() >= odds) {
        return;
      }
      throw switch (random.nextInt(4)) {
        case 0 -> new SnapshotException.Throttled("too fast");
        case 1 -> new SnapshotException.InvalidState("not in this state");
        case 2 -> new SnapshotException.NameTaken("in use");
        default -> new SnapshotException.Unavailable("no answer");
      };
    }

    @Override
    public Listing list() {
      answer();
      return region.list();
    }

    @Override
    public Optional<Instant> create(String source, String name) {
      names.add(name);
      boolean hasEffect = random.nextInt(4) == 0;
      if (hasEffect) {
        Optional<Instant> accepted = region.create(source, name);
        answer();
        return accepted;
      }
      answer();
      return region.create(source, name);
    }

    @Override
    public void delete(Snapshot snapshot) {
      answer();
      region.delete(snapshot);
    }
  }
}
