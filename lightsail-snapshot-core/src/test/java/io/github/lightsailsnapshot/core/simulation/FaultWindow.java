package io.github.lightsailsnapshot.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A time in which calls fail in one way, and after which all is well again. */
record FaultWindow(Kind kind, Instant from, Instant until) {
  private static final int[] LONGEST_SECONDS = {10, 60, 400, 400, 2_000};

  /** What fails. */
  enum Kind {
    UNAVAILABLE(Fault.UNAVAILABLE),
    THROTTLED(Fault.THROTTLED),
    SILENT(Fault.TIMED_OUT_BEFORE),
    ANSWERS_LOST(Fault.TIMED_OUT_AFTER),
    CUT_PAGES(Fault.INCOMPLETE);

    private final Fault fault;

    Kind(Fault fault) {
      this.fault = fault;
    }
  }

  /** One that begins up to a minute before a moment or up to two minutes after it. */
  static FaultWindow drawn(SplittableRandom random, Instant around) {
    Kind kind = SeededRandom.oneOf(List.of(Kind.values()), random);
    Instant from = around.plusSeconds(random.nextInt(180) - 60L);
    int longest = LONGEST_SECONDS[random.nextInt(LONGEST_SECONDS.length)];
    return new FaultWindow(kind, from, from.plus(Duration.ofSeconds(1 + random.nextInt(longest))));
  }

  /** What becomes of a call. */
  Optional<Fault> faultOf(CallKind verb, Instant now) {
    boolean applies = !now.isBefore(from)
        && now.isBefore(until)
        && (kind != Kind.CUT_PAGES || verb == CallKind.LIST);
    return applies ? Optional.of(kind.fault) : Optional.empty();
  }
}
