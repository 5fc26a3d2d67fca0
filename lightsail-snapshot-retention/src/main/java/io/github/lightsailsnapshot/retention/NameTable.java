package io.github.lightsailsnapshot.retention;

import java.util.Arrays;

/**
 * Refuses a name that is given twice. A snapshot is deleted by its name: one name with two decisions would delete what was
 * to be kept.
 *
 * <p>A set of a million strings would cost more than the rest of a plan, so this is a table of indexes: a name's hash says
 * where to look, and what is taken by another name is passed over. It is at most half full.
 */
final class NameTable {
  private static final int FREE = -1;

  private final int[] indexes;
  private final int mask;

  NameTable(int names) {
    this.indexes = new int[2 * Integer.highestOneBit(2 * names + 1)];
    this.mask = indexes.length - 1;
    Arrays.fill(indexes, FREE);
  }

  void addAll(Snapshot[] snapshots) {
    for (int i = 0; i < snapshots.length; i++) {
      add(i, snapshots);
    }
  }

  private void add(int index, Snapshot[] snapshots) {
    String name = snapshots[index].name();
    int slot = slotOf(name);
    while (indexes[slot] != FREE) {
      if (snapshots[indexes[slot]].name().equals(name)) {
        throw new IllegalArgumentException(
            "Snapshot " + name + " is given twice; a name stands for one snapshot");
      }
      slot = (slot + 1) & mask;
    }
    indexes[slot] = index;
  }

  private int slotOf(String name) {
    int hash = name.hashCode();
    return (hash ^ hash >>> 16) & mask;
  }
}
