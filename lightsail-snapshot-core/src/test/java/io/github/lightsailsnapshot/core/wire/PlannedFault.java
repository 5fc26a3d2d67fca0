package io.github.lightsailsnapshot.core.wire;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A fault in force, which counts the calls that it has seen. */
final class PlannedFault {

  /** What is done in place of, before or after the effect. */
  @FunctionalInterface
  interface Deed {
    Reply around(Call call, Supplier<Reply> effect);
  }

  private final Predicate<Call> matching;
  private final Turns turns;
  private final Deed deed;
  private final AtomicInteger seen = new AtomicInteger();

  PlannedFault(Predicate<Call> matching, Turns turns, Deed deed) {
    this.matching = matching;
    this.turns = turns;
    this.deed = deed;
  }

  boolean takes(Call call) {
    return matching.test(call) && turns.include(seen.getAndIncrement());
  }

  Supplier<Reply> around(Call call, Supplier<Reply> effect) {
    return () -> deed.around(call, effect);
  }

  /** Which of the matching calls are meant. */
  record Turns(int skipped, int times) {
    static final Turns ALL = new Turns(0, Integer.MAX_VALUE);

    boolean include(int turn) {
      return turn >= skipped && turn - skipped < times;
    }
  }
}
