package io.github.lightsailsnapshot.retention;

import java.util.HashSet;
import java.util.Set;

/**
 * Rejects duplicate names. A snapshot is deleted by its name: a name with two decisions could delete a snapshot that
 * must be kept.
 *
 * <p>A set of a million strings would cost more than the rest of a plan. Instead, this is an open-addressing hash table
 * of numbers, at most half full. Each number combines a name's hash with the snapshot's index, so that names are
 * compared only if their hashes are equal. If too many names have colliding hashes, a {@link java.util.HashSet} is used
 * instead.
 */
final class UniqueNames {
  static final int LONGEST_WALK = 100;
  private static final int GOLDEN_RATIO = 0x9E3779B9;
  private static final long FREE = 0;

  private final Snapshot[] snapshots;
  private final long[] entries;
  private final int shift;

  UniqueNames(Snapshot[] snapshots) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * snapshots.length + 1);
    this.snapshots = snapshots;
    this.entries = new long[1 << bits];
    this.shift = Integer.SIZE - bits;
  }

  static void requireDistinct(Snapshot[] snapshots) {
    if (new UniqueNames(snapshots).addUntilCrowded() < snapshots.length) {
      Set<String> names = new HashSet<>();
      for (Snapshot snapshot : snapshots) {
        if (!names.add(snapshot.name())) {
          throw twice(snapshot.name());
        }
      }
    }
  }

  /** Adds names, and returns how many could be added before too many collided. */
  int addUntilCrowded() {
    int added = 0;
    while (added < snapshots.length && add(added)) {
      added++;
    }
    return added;
  }

  private boolean add(int index) {
    String name = snapshots[index].name();
    int hash = name.hashCode();
    int slot = (hash * GOLDEN_RATIO) >>> shift;
    for (int walked = 0; entries[slot] != FREE; walked++) {
      if (walked == LONGEST_WALK) {
        return false;
      }
      if (entries[slot] >> Integer.SIZE == hash
          && snapshots[(int) entries[slot] - 1].name().equals(name)) {
        throw twice(name);
      }
      slot = (slot + 1) & (entries.length - 1);
    }
    entries[slot] = (long) hash << Integer.SIZE | (index + 1);
    return true;
  }

  static IllegalArgumentException twice(String name) {
    return new IllegalArgumentException(
        "Snapshot " + name + " is given twice; names must be unique");
  }
}
