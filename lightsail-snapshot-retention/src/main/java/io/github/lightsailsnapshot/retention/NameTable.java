package io.github.lightsailsnapshot.retention;

/**
 * Refuses a name that is given twice. A snapshot is deleted by its name: one name with two decisions would delete what was
 * to be kept.
 *
 * <p>A set of a million strings would cost more than the rest of a plan, so this is a table of numbers, at most half full: a
 * name's hash says where to look, and what is taken by another name is passed over. Each number is the hash with the
 * snapshot's place behind it, so that a name is read again only where the hashes are equal.
 */
final class NameTable {
  private static final int GOLDEN_RATIO = 0x9E3779B9;
  private static final long FREE = 0;

  private final long[] entries;
  private final int shift;

  NameTable(int names) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * names + 1);
    this.entries = new long[1 << bits];
    this.shift = Integer.SIZE - bits;
  }

  void addAll(Snapshot[] snapshots) {
    for (int i = 0; i < snapshots.length; i++) {
      add(i, snapshots);
    }
  }

  private void add(int index, Snapshot[] snapshots) {
    String name = snapshots[index].name();
    int hash = name.hashCode();
    int slot = (hash * GOLDEN_RATIO) >>> shift;
    for (; entries[slot] != FREE; slot = (slot + 1) & (entries.length - 1)) {
      if (entries[slot] >> Integer.SIZE == hash
          && snapshots[(int) entries[slot] - 1].name().equals(name)) {
        throw new IllegalArgumentException(
            "Snapshot " + name + " is given twice; a name stands for one snapshot");
      }
    }
    entries[slot] = (long) hash << Integer.SIZE | (index + 1);
  }
}
