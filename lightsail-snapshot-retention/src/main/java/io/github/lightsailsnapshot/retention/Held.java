package io.github.lightsailsnapshot.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A snapshot of a {@link HeldTimeline}: its neighbours, the labels of its periods, and how many rules want it. Labels are indexed by ordinal, in memory only. */
@SuppressWarnings("EnumOrdinal")
final class Held {
  final Snapshot snapshot;
  private final long[] labels;

  @Nullable
  Held newer;

  @Nullable
  Held older;

  boolean isGone;
  private int wants;

  /** The walk of a sequence that last decided on this snapshot, and its decision. */
  private long walk;

  private boolean isKept;

  Held(Snapshot snapshot, long[] labels) {
    this.snapshot = snapshot;
    this.labels = labels;
  }

  Instant createdAt() {
    return snapshot.createdAt();
  }

  long label(CalendarPeriod period) {
    return labels[period.ordinal()];
  }

  /** Whether this is the newest snapshot of a run of neighbours with the same label. */
  boolean beginsPeriod(CalendarPeriod period) {
    return newer == null || newer.label(period) != label(period);
  }

  boolean isInEarlierPeriodThan(Held other) {
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < other.labels[i]) {
        return true;
      }
    }
    return false;
  }

  void want() {
    wants++;
  }

  void release() {
    wants--;
  }

  boolean isWanted() {
    return wants > 0;
  }

  void keepIn(long sequenceWalk) {
    walk = sequenceWalk;
    isKept = true;
  }

  void giveUpIn(long sequenceWalk) {
    walk = sequenceWalk;
    isKept = false;
  }

  boolean isKeptIn(long sequenceWalk) {
    return walk == sequenceWalk && isKept;
  }

  boolean isGivenUpIn(long sequenceWalk) {
    return walk == sequenceWalk && !isKept;
  }
}
