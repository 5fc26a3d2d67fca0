package io.github.lightsailsnapshot.retention;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Sorts snapshots by {@link Snapshot#NEWEST_FIRST}, and rejects null elements and duplicate names.
 *
 * <p>Sorting a million snapshots with a comparator follows two references for each comparison. Instead, they are sorted
 * as plain numbers: the seconds of their age relative to the newest one, combined with their index. Only snapshots of
 * the same second are then compared.
 */
final class NewestFirst {

  private NewestFirst() {}

  static List<Snapshot> of(Collection<Snapshot> snapshots) {
    Snapshot[] ordered = snapshots.toArray(Snapshot[]::new);
    refuseNull(ordered);
    if (!isOrdered(ordered)) {
      ordered = sorted(ordered);
    }
    UniqueNames.requireDistinct(ordered);
    return Arrays.asList(ordered);
  }

  private static void refuseNull(Snapshot[] snapshots) {
    for (int i = 0; i < snapshots.length; i++) {
      if (snapshots[i] == null) {
        throw new IllegalArgumentException(
            "Snapshot " + i + " of " + snapshots.length + " is null");
      }
    }
  }

  private static boolean isOrdered(Snapshot[] snapshots) {
    for (int i = 1; i < snapshots.length; i++) {
      if (Snapshot.NEWEST_FIRST.compare(snapshots[i - 1], snapshots[i]) > 0) {
        return false;
      }
    }
    return true;
  }

  private static Snapshot[] sorted(Snapshot[] snapshots) {
    long newest = Long.MIN_VALUE;
    long oldest = Long.MAX_VALUE;
    for (Snapshot snapshot : snapshots) {
      long second = snapshot.createdAt().getEpochSecond();
      newest = Math.max(newest, second);
      oldest = Math.min(oldest, second);
    }
    int indexBits = Long.SIZE - Long.numberOfLeadingZeros(snapshots.length);
    if (newest - oldest > Long.MAX_VALUE >> indexBits) {
      Arrays.sort(snapshots, Snapshot.NEWEST_FIRST);
      return snapshots;
    }
    return sortedBySecond(snapshots, newest, indexBits);
  }

  private static Snapshot[] sortedBySecond(Snapshot[] snapshots, long newest, int indexBits) {
    long[] ages = new long[snapshots.length];
    for (int i = 0; i < ages.length; i++) {
      ages[i] = (newest - snapshots[i].createdAt().getEpochSecond()) << indexBits | i;
    }
    Arrays.sort(ages);
    Snapshot[] sorted = new Snapshot[snapshots.length];
    long indexMask = (1L << indexBits) - 1;
    for (int i = 0; i < ages.length; i++) {
      sorted[i] = snapshots[(int) (ages[i] & indexMask)];
    }
    sortEachSecond(sorted, ages, indexBits);
    return sorted;
  }

  private static void sortEachSecond(Snapshot[] sorted, long[] ages, int indexBits) {
    int start = 0;
    for (int i = 1; i <= ages.length; i++) {
      if (i == ages.length || ages[i] >> indexBits != ages[start] >> indexBits) {
        Arrays.sort(sorted, start, i, Snapshot.NEWEST_FIRST);
        start = i;
      }
    }
  }
}
