package io.github.lightsailsnapshot.core.wire;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A fault in force, which counts the calls that it has seen. */
final class PlannedFault {

  /** What is done in place of, before or after the effect. */
  @FunctionalInterface
  interface Action {
    Reply around(Call call, Supplier<Reply> effect);
  }

  private final Predicate<Call> matching;
  private final Occurrences occurrences;
  private final Action action;
  private final AtomicInteger seen = new AtomicInteger();

  PlannedFault(Predicate<Call> matching, Occurrences occurrences, Action action) {
    this.matching = matching;
    this.occurrences = occurrences;
    this.action = action;
  }

  boolean takes(Call call) {
    return matching.test(call) && occurrences.include(seen.getAndIncrement());
  }

  Supplier<Reply> around(Call call, Supplier<Reply> effect) {
    return () -> action.around(call, effect);
  }

  /** Which of the matching calls are meant. */
  record Occurrences(int skipped, int times) {
    static final Occurrences ALL = new Occurrences(0, Integer.MAX_VALUE);

    boolean include(int occurrence) {
      return occurrence >= skipped && occurrence - skipped < times;
    }
  }
}
