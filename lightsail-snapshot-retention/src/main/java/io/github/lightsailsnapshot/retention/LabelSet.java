package io.github.lightsailsnapshot.retention;

import java.util.Arrays;

/**
 * A set of labels that is almost always filled from the newest to the oldest, that is in descending order. Only if a
 * zone's clock made a label come back is one inserted elsewhere.
 */
final class LabelSet {
  private long[] negated = new long[16];
  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  boolean contains(long label) {
    return indexOf(-label) >= 0;
  }

  void add(long label) {
    int index = indexOf(-label);
    if (index < 0) {
      insert(-label, -index - 1);
    }
  }

  private int indexOf(long value) {
    return size == 0 || value > negated[size - 1]
        ? -size - 1
        : Arrays.binarySearch(negated, 0, size, value);
  }

  private void insert(long value, int index) {
    if (size == negated.length) {
      negated = Arrays.copyOf(negated, 2 * size);
    }
    for (int i = size; i > index; i--) {
      negated[i] = negated[i - 1];
    }
    negated[index] = value;
    size++;
  }
}
