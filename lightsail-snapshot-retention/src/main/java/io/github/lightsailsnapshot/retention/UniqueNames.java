package io.github.lightsailsnapshot.retention;

import java.util.HashSet;
import java.util.Set;

/**
 * Refuses a name that is given twice. A snapshot is deleted by its name: one name with two decisions would delete what was
 * to be kept.
 *
 * <p>A set of a million strings would cost more than the rest of a plan, so this is a table of numbers, at most half full: a
 * name's hash says where to look, and what is taken by another name is passed over. Each number is the hash with the
 * snapshot's place behind it, so that a name is read again only where the hashes are equal. Where names crowd, because many of
 * them have one hash, the table gives up, and a set of the JDK's takes over, which copes with that.
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

  /** How many of the names could be added; the table is of no use beyond them. */
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

  private static IllegalArgumentException twice(String name) {
    return new IllegalArgumentException(
        "Snapshot " + name + " is given twice; a name stands for one snapshot");
  }
}
