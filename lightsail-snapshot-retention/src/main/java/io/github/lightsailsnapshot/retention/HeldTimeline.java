package io.github.lightsailsnapshot.retention;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots that a policy decides on, as a linked list from the oldest to the newest. Snapshots are only ever added
 * at the newest end. Only those that a rule released can be unwanted, so the others are not looked at.
 */
final class HeldTimeline {
  private final PeriodLabels labels;
  private final List<Held> released = new ArrayList<>();
  private @Nullable Held newest;
  private @Nullable Held oldest;
  private int size;
  private long serial;
  private long walks;
  private boolean isInOrder = true;

  HeldTimeline(ZoneId zone) {
    this.labels = new PeriodLabels(zone);
  }

  Held add(Snapshot snapshot) {
    Held held = new Held(snapshot, labels.of(snapshot, serial++));
    held.older = newest;
    if (newest == null) {
      oldest = held;
    } else {
      newest.newer = held;
      isInOrder &= !held.isInEarlierPeriodThan(newest);
    }
    newest = held;
    size++;
    released.add(held);
    return held;
  }

  @Nullable
  Held newest() {
    return newest;
  }

  @Nullable
  Held oldest() {
    return oldest;
  }

  Stream<Snapshot> snapshots() {
    return Stream.iterate(newest, Objects::nonNull, held -> held.older).map(held -> held.snapshot);
  }

  int size() {
    return size;
  }

  /** Whether no label has come back after another one, as one does if a clock goes back across midnight. */
  boolean isInOrder() {
    return isInOrder;
  }

  long nextWalk() {
    return ++walks;
  }

  void release(Held held) {
    held.release();
    if (!held.isWanted()) {
      released.add(held);
    }
  }

  /** Removes the snapshots that no rule wants, and returns them, newest first. */
  List<Snapshot> removeUnwanted() {
    List<Snapshot> removed = new ArrayList<>();
    for (Held held : released) {
      if (!held.isWanted() && !held.isGone) {
        remove(held);
        removed.add(held.snapshot);
      }
    }
    released.clear();
    removed.sort(Snapshot.NEWEST_FIRST);
    return List.copyOf(removed);
  }

  /** The removed snapshot still knows its newer neighbour, so that a rule can find what remains. */
  private void remove(Held held) {
    held.isGone = true;
    size--;
    if (held.newer == null) {
      newest = held.older;
    } else {
      held.newer.older = held.older;
    }
    if (held.older == null) {
      oldest = held.newer;
    } else {
      held.older.newer = held.newer;
    }
  }
}
