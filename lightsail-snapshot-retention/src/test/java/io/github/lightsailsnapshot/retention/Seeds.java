package io.github.lightsailsnapshot.retention;

import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/** Runs a check for one seed after the other; one that failed runs again alone with {@code -Dseed=}. */
final class Seeds {

  private Seeds() {}

  static void each(int count, LongConsumer check) {
    Long alone = Long.getLong("seed");
    LongStream seeds = alone == null ? LongStream.range(0, count) : LongStream.of(alone);
    seeds.forEach(seed -> run(check, seed));
  }

  private static void run(LongConsumer check, long seed) {
    try {
      check.accept(seed);
    } catch (AssertionError | RuntimeException failed) {
      throw new AssertionError("Seed " + seed + " (again: -Dseed=" + seed + "): " + failed, failed);
    }
  }
}
