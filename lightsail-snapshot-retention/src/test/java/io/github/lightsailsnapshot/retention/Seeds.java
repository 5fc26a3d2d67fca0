package io.github.lightsailsnapshot.retention;

import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Runs a check for one seed after the other; one that failed runs again alone with {@code -Dseed=}. At most {@code -Dseeds=}
 * of them run, where a run is repeated for every mutation.
 */
public final class Seeds {

  private Seeds() {}

  public static void each(int count, LongConsumer check) {
    Long alone = Long.getLong("seed");
    LongStream seeds = alone == null
        ? LongStream.range(0, Math.min(count, Integer.getInteger("seeds", count)))
        : LongStream.of(alone);
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
