package io.github.lightsailsnapshot.retention;

import java.util.function.Predicate;

/**
 * A rule that decides on each snapshot by itself, so that nothing changes later. It grows with every snapshot that it
 * keeps.
 */
record RollingSelection(Predicate<Snapshot> keeps, boolean isFilled) implements RollingRule {

  static RollingSelection ofAll() {
    return new RollingSelection(snapshot -> true, false);
  }

  /** New snapshots of a forecast have no tags, so the rule keeps no more than it does at first. */
  static RollingSelection of(TagRule rule) {
    return new RollingSelection(rule::isBorneBy, true);
  }

  @Override
  public void add(Held newest) {
    if (keeps.test(newest.snapshot)) {
      newest.want();
    }
  }
}
