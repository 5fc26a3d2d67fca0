package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Policies of all kinds: the usual rules, one's own, foolish ones and broken ones. */
final class RandomPolicies {

  private RandomPolicies() {}

  static RetentionPolicy drawn(SplittableRandom random) {
    RetentionPolicy policy = single(random);
    while (random.nextInt(3) == 0) {
      policy = policy.or(single(random));
    }
    return policy;
  }

  private static RetentionPolicy single(SplittableRandom random) {
    int some = 1 + random.nextInt(6);
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3 -> Keep.last(some);
      case 4, 5 -> Keep.daily(some);
      case 6 -> Keep.hourly(some);
      case 7 -> Keep.weekly(some).or(Keep.last(1));
      case 8 -> Keep.inOrder(Keep.last(some), Keep.daily(3), Keep.monthly(2));
      case 9 -> Keep.within(Duration.ofHours(12L * some));
      case 10 -> Keep.youngerThan(Duration.ofDays(some));
      case 11 -> Keep.dailyWithin(Period.ofDays(some)).or(Keep.yearlyWithin(Period.ofYears(1)));
      case 12 -> Keep.tagged("hold");
      case 13 -> Keep.all();
      case 14 -> RetentionPolicy.parse("last=2, daily=3 then weekly=2");
      case 15 -> RetentionPolicy.of("one of three", history -> everyThird(history.newestFirst()));
      case 16 -> history -> history.newestFirst().stream().skip(2).toList();
      case 17 -> Keep.matching("odd hours", (snapshot, when) -> when.getHour() % 2 == 1);
      case 18 -> RetentionPolicy.of("nothing", history -> List.of());
      default -> broken(random.nextInt(3));
    };
  }

  private static List<Snapshot> everyThird(List<Snapshot> snapshots) {
    return IntStream.range(0, snapshots.size())
        .filter(i -> i % 3 == 0)
        .mapToObj(snapshots::get)
        .toList();
  }

  private static RetentionPolicy broken(int how) {
    return switch (how) {
      case 0 ->
        RetentionPolicy.of("throws", history -> {
          throw new ArithmeticException("this policy always throws");
        });
      case 1 ->
        RetentionPolicy.of("asserts", history -> {
          throw new AssertionError("this policy always fails its own check");
        });
      default ->
        RetentionPolicy.of(
            "answers with a stranger",
            history -> List.of(Snapshot.available("stranger", "nowhere", Instant.EPOCH)));
    };
  }
}
