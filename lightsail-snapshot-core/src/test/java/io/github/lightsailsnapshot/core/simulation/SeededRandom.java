package io.github.lightsailsnapshot.core.simulation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The luck of one world. Each question has an answer of its own, whatever else was asked before, so that one stroke of bad
 * luck can be taken back without changing the others.
 */
final class SeededRandom {
  private final long seed;
  private final Set<InjectedFault> takenBack;
  private final Set<InjectedFault> strokes = new LinkedHashSet<>();

  SeededRandom(long seed, Set<InjectedFault> takenBack) {
    this.seed = seed;
    this.takenBack = takenBack;
  }

  /** Something that made the world harder, and where: numbers of an execution and a call, or of whatever it is. */
  record InjectedFault(String what, int where, int when) {}

  /** Whether it happens, with these odds. */
  boolean strikes(String what, int where, int when, double odds) {
    if (odds <= 0 || draw(what, where, when).nextDouble() >= odds) {
      return false;
    }
    InjectedFault stroke = new InjectedFault(what, where, when);
    return !takenBack.contains(stroke) && (strokes.add(stroke) || strokes.contains(stroke));
  }

  boolean strikes(String what, double odds) {
    return strikes(what, 0, 0, odds);
  }

  /** A random number generator for one question. */
  SplittableRandom draw(String what, int where, int when) {
    long key = mixed(seed * 0x9E3779B97F4A7C15L + what.hashCode());
    return new SplittableRandom(mixed(key + where * 0xD1B54A32D192ED03L + when));
  }

  SplittableRandom draw(String what) {
    return draw(what, 0, 0);
  }

  private static long mixed(long bits) {
    long once = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    long twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
    return twice ^ (twice >>> 31);
  }

  static <T> T oneOf(List<T> choices, SplittableRandom random) {
    return choices.get(random.nextInt(choices.size()));
  }

  static <T> void shuffle(List<T> items, SplittableRandom random) {
    for (int i = items.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      T item = items.get(i);
      items.set(i, items.get(j));
      items.set(j, item);
    }
  }

  /** What struck so far, in order. */
  List<InjectedFault> strokes() {
    return new ArrayList<>(strokes);
  }
}
