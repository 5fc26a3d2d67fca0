package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the key that was probably meant. */
record NearestKey(Collection<String> known) {

  /** At most a third of the letters may be wrong, missing, extra, or two that are swapped. */
  Optional<String> to(String written) {
    String plain = written.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    return known.stream()
        .filter(key -> distance(plain, key) <= Math.max(1, key.length() / 3))
        .min(Comparator.comparingInt((String key) -> distance(plain, key))
            .thenComparing(Comparator.naturalOrder()));
  }

  /** The number of changes between two words (optimal string alignment). */
  private static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    IntStream.rangeClosed(0, to.length()).forEach(j -> cost[0][j] = j);
    for (int i = 1; i <= from.length(); i++) {
      cost[i][0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
        boolean isSwapped = i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
        if (isSwapped) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[from.length()][to.length()];
  }
}
