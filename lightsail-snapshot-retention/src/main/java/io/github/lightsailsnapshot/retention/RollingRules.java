package io.github.lightsailsnapshot.retention;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Creates the rolling form of each rule of the library. */
record RollingRules(HeldTimeline timeline, ZoneId zone) {

  static boolean areKnown(RetentionPolicy policy) {
    return AnyOf.parts(policy).allMatch(BuiltInRule.class::isInstance);
  }

  /** The rules of a policy that consists of {@link #areKnown known} ones, and the safeguards of a plan. */
  List<RollingRule> of(RetentionPolicy policy) {
    return Stream.concat(
            AnyOf.parts(policy).map(BuiltInRule.class::cast).map(this::rolling),
            Stream.of(RollingSafeguard.of(timeline)))
        .toList();
  }

  private RollingRule rolling(BuiltInRule rule) {
    if (rule instanceof NewestOfEach counting) {
      return new RollingCount(counting, timeline);
    }
    if (rule instanceof InOrder sequence) {
      return new RollingSequence(sequence, timeline);
    }
    if (rule instanceof TagRule tagged) {
      return RollingSelection.of(tagged);
    }
    return rule instanceof KeepAll ? RollingSelection.ofAll() : within(rule);
  }

  /** The newest snapshot is the one of this step, so an age from it is an age from now. */
  private RollingRule within(BuiltInRule rule) {
    if (rule instanceof NewestOfEachWithin each) {
      return new RollingWithin(each, zone, timeline);
    }
    Span span = rule instanceof WithinRule within ? within.span() : ((YoungerThan) rule).span();
    return new RollingWithin(new NewestOfEachWithin(CalendarPeriod.SNAPSHOT, span), zone, timeline);
  }
}
